// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/guimain.h"
#include "tests/support/longwait.h"
#include "tests/support/program.h"
#include "tests/support/resources.h"
#include "tests/support/windowtext.h"

#include "core/record/recordedrun.h"
#include "widgets/run/runpage.h"

#include <QComboBox>
#include <QLineEdit>
#include <QRadioButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTemporaryDir>

using namespace hakari;
using namespace hakari::test;

namespace {

QByteArray textOf(ErrorCode code)
{
    const std::string_view text = messageTemplate(code);
    return {text.data(), static_cast<qsizetype>(text.size())};
}

/// A host with the null backend, oneDNN, no XGBoost, and one meter of two.
QByteArray backends()
{
    QByteArray text = R"({"backends": [
        {"id": "null", "available": true, "devices": [{"id": "cpu", "name": "nothing"}]},
        {"id": "onednn", "available": true, "devices": [{"id": "cpu", "name": "AMD EPYC 7R13"}]},
        {"id": "xgboost", "available": false, "reason": "no", "error": {"text": "TEXT",
         "args": {"backend": "xgboost", "cause": "ENOENT", "package": "libxgboost-dev"}}}]})";
    return text.replace("TEXT", textOf(ErrorCode::BackendUnavailable));
}

QByteArray meters()
{
    QByteArray text = R"({"meters": [
        {"id": "hwmon", "name": "power sensors on the board", "available": true,
         "domains": [{"id": "hwmon:1", "covers": ["cpu", "dram"], "provenance": "measured"}]},
        {"id": "battery", "name": "battery", "available": false, "reason": "no", "error": {"text": "TEXT",
         "args": {"file": "/sys/class/power_supply"}}}]})";
    return text.replace("TEXT", textOf(ErrorCode::BatteryAbsent));
}

QString joined(const QStringList &lines)
{
    return lines.join(QLatin1Char('\n'));
}

} // namespace

/// The Run page as a person meets it.
class TestRunPage : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void presetFillsTheForm();
    void hostIsShownWithReasonsAndCures();
    void missingEngineIsExplained();
    void mistakeIsExplainedAtItsField();
    void backendThatIsMissingKeepsTheRunBack();
    void sweepIsAnnouncedOnTheButton();
    void runShowsItsPhasesAndCharts();
    void runShowsItsResult();
    void resultIsOfferedToTheComparison();
    void cancelActsAndKeepsWhatWasMeasured();
    void crashIsExplained();
    void secondRunWaitsInTheQueue();
    void resultOfAnEarlierRunIsShownAgain();
    void wheelChangesNoChoice();
    void everythingIsReachedByKeyboard();
    void everyControlHasAName();
    void noTextOfTheOtherLanguageIsShown_data();
    void noTextOfTheOtherLanguageIsShown();
    void themeIsSwitchedWhileItRuns();
    void launcherIsTakenAndAskedAnew();
    void meterThatIsSwitchedOffIsNotAskedFor();
    void cancelLeavesTheWaitingRuns();
    void allRunsAreCancelled();
    void earlierRunIsShownWithItsOwnCharts();
    void runThatGoesOnIsShownAgain();
    void storedRunIsLoadedForTheComparison();
    void runOfAnotherWorkbookIsOutOfReach();
    void sameRunIsStartedAgain();
    void resultIsSetAgainstTheDemand();
    void tabGoesAsTheEyeDoes();
    void askingAnewKeepsWhatIsShown();
    void powerIsEstimatedByACurve();
    void instanceWithoutACurveIsRefused();

private:
    template <class Widget>
    Widget *named(const char *name) const
    {
        for (Widget *each : m_page->findChildren<Widget *>()) {
            if (each->isVisible() && each->accessibleName() == QString::fromUtf8(name))
                return each;
        }
        qFatal("no control %s", name);
    }
    QPushButton *button(const char *objectName) const
    {
        return m_page->findChild<QPushButton *>(QLatin1String(objectName));
    }
    QString all() const { return joined(textsOf(m_page.get())); }
    bool shows(const char *text) const { return all().contains(QString::fromUtf8(text)); }

    /// The fake engine behaves as the name of the workload's file says.
    void runAs(const QString &mode)
    {
        writeAll(m_folder.filePath(mode + QStringLiteral(".json")),
                 readAll(toQt((resourceFolder() / "workloads/null.json").string())));
        writeAll(
            m_folder.filePath(QStringLiteral("launch")),
            QByteArray("#!/bin/sh\nshift\ncase \"$1\" in run) exec " HAKARI_FAKE_ENGINE " run --workload ")
                + mode.toUtf8() + " ;; *) exec " HAKARI_FAKE_ENGINE " \"$@\" ;; esac\n");
        m_page->setLauncher(QStringLiteral("/bin/sh ") + m_folder.filePath(QStringLiteral("launch")));
        m_page->settle();
        QTest::mouseClick(button("run"), Qt::LeftButton);
    }
    void openWorkbook(const QString &name)
    {
        m_workbook->open(m_folder.filePath(name).toStdString(), WorkbookDocument::Make::IfMissing);
        m_workbook->wait();
    }
    void offerCurves() { m_page->form().host().offerCurves(shippedCatalogue()); }
    void chooseCurve(const QString &instance)
    {
        auto *box = named<QComboBox>("Power estimated as of the instance");
        box->lineEdit()->setText(instance);
        QTest::keyClick(box->lineEdit(), Qt::Key_Return);
        m_page->settle();
    }
    /// Shows the first run of the list.
    void clickFirstRun() const
    {
        auto *first = m_page->findChild<QPushButton *>(QStringLiteral("showRun1"));
        QVERIFY(first);
        QTest::mouseClick(first, Qt::LeftButton);
    }
    bool ended() const
    {
        return QTest::qWaitFor([this] { return !m_page->isRunning(); }, longWait);
    }

    QTemporaryDir m_folder;
    std::unique_ptr<Appearance> m_appearance;
    std::unique_ptr<WorkbookDocument> m_workbook;
    std::unique_ptr<RunPage> m_page;
};

void TestRunPage::init()
{
    writeAll(m_folder.filePath(QStringLiteral("backends.json")), backends());
    writeAll(m_folder.filePath(QStringLiteral("meters.json")), meters());
    qputenv("HAKARI_FAKE_ANSWERS", m_folder.path().toUtf8());
    m_appearance = std::make_unique<Appearance>(Language::English, false);
    m_workbook = std::make_unique<WorkbookDocument>();
    m_page = std::make_unique<RunPage>(*m_workbook, *m_appearance,
                                       RunPlaces{{QStringLiteral(HAKARI_FAKE_ENGINE), {}},
                                                 resourceFolder() / "workloads",
                                                 m_folder.filePath(QStringLiteral("runs")).toStdString()});
    m_page->resize(1200, 900);
    m_page->show();
    m_page->activateWindow();
    m_page->settle();
    m_page->form().choose(QStringLiteral("null"));
}

void TestRunPage::cleanup()
{
    m_page.reset();
    m_workbook.reset();
    m_appearance.reset();
}

void TestRunPage::presetFillsTheForm()
{
    m_page->form().choose(QStringLiteral("layoutlm-base"));
    QCOMPARE(named<QLineEdit>("Sequence length")->text(), QStringLiteral("512"));
    QVERIFY(shows("113 M parameters"));
    QCOMPARE(m_page->form().requests().size(), std::size_t(1));
    QCOMPARE(m_page->form().requests().front().backend, std::string("onednn"));
    QVERIFY(button("run")->isEnabled());
    QVERIFY(m_page->subtitle().contains(QStringLiteral("LayoutLM")));
}

void TestRunPage::hostIsShownWithReasonsAndCures()
{
    m_page->form().choose(QStringLiteral("layoutlm-base"));
    QVERIFY(shows("AMD EPYC 7R13 · oneDNN"));
    QVERIFY(shows("lists no battery"));
    QVERIFY(shows("Not metered: accelerator, network, rest"));
    m_page->form().choose(QStringLiteral("xgboost-inference"));
    QVERIFY(shows("Install libxgboost-dev"));
}

void TestRunPage::missingEngineIsExplained()
{
    m_page->setLauncher(QStringLiteral("/nonexistent/srun"));
    m_page->settle();
    QVERIFY2(shows("/nonexistent/srun could not be started"), qPrintable(all()));
    QVERIFY(named<QPushButton>("Look again for devices and meters")->isEnabled());
}

void TestRunPage::mistakeIsExplainedAtItsField()
{
    m_page->form().choose(QStringLiteral("layoutlm-base"));
    auto *sequence = named<QLineEdit>("Sequence length");
    sequence->setFocus();
    sequence->selectAll();
    QTest::keyClicks(sequence, QStringLiteral("4096"));
    QVERIFY(sequence->property("invalid").toBool());
    QVERIFY2(sequence->accessibleDescription().contains(QStringLiteral("512")),
             qPrintable(sequence->accessibleDescription()));
    QVERIFY(!button("run")->isEnabled());
    QVERIFY(button("run")->toolTip().contains(QStringLiteral("4096")));
    sequence->selectAll();
    QTest::keyClicks(sequence, QStringLiteral("many"));
    QVERIFY(sequence->accessibleDescription().contains(QStringLiteral("1-8")));
    sequence->selectAll();
    QTest::keyClicks(sequence, QStringLiteral("256"));
    QVERIFY(!sequence->property("invalid").toBool());
    QVERIFY(button("run")->isEnabled());
    QCOMPARE(m_page->form().requests().front().sequenceLength, 256);
}

void TestRunPage::backendThatIsMissingKeepsTheRunBack()
{
    m_page->form().choose(QStringLiteral("xgboost-inference"));
    QVERIFY(!button("run")->isEnabled());
    QVERIFY(m_page->form().problem().contains(QStringLiteral("libxgboost-dev")));
}

void TestRunPage::sweepIsAnnouncedOnTheButton()
{
    m_page->form().choose(QStringLiteral("layoutlm-base"));
    named<QLineEdit>("Batch")->setText(QStringLiteral("1-8"));
    QCOMPARE(button("run")->text(), QStringLiteral("Start 4 runs"));
    auto *precision = named<QComboBox>("Precision");
    precision->setCurrentIndex(precision->count() - 1);
    QCOMPARE(button("run")->text(), QStringLiteral("Start 12 runs"));
}

void TestRunPage::runShowsItsPhasesAndCharts()
{
    runAs(QStringLiteral("polite"));
    QVERIFY(m_page->isRunning());
    QTRY_VERIFY_WITH_TIMEOUT(shows("Running: at least"), longWait);
    QTRY_VERIFY_WITH_TIMEOUT(shows("Latency (ms): mean while searching 9.50, p50"), longWait);
    QVERIFY(shows("The frequency governor is powersave."));
    QVERIFY(button("cancelRun")->isVisibleTo(m_page.get()));
    m_page->cancel();
    QVERIFY(ended());
    QVERIFY(!button("cancelRun")->isVisibleTo(m_page.get()));
}

void TestRunPage::runShowsItsResult()
{
    runAs(QStringLiteral("good"));
    QVERIFY(ended());
    QTRY_VERIFY_WITH_TIMEOUT(shows("Verdict: "), longWait);
    QVERIFY(shows("A quick run is for a look"));
    QVERIFY2(shows("0.111 kWh"), qPrintable(all())); // 40 W at 100 a second
    QVERIFY(shows(".jsonl"));
    QVERIFY(!button("cancelRun")->isVisibleTo(m_page.get()));
}

void TestRunPage::resultIsOfferedToTheComparison()
{
    RunRecordRef offered;
    connect(m_page.get(), &RunPage::addRequested, this,
            [&offered](const RunRecordRef &record) { offered = record; });
    runAs(QStringLiteral("good"));
    QVERIFY(ended());
    QTRY_VERIFY_WITH_TIMEOUT(button("addToComparison")->isVisible(), longWait);
    QTest::mouseClick(button("addToComparison"), Qt::LeftButton);
    QVERIFY(offered);
    QCOMPARE(offered->sampleCount, std::uint64_t(1000));
}

void TestRunPage::cancelActsAndKeepsWhatWasMeasured()
{
    runAs(QStringLiteral("hang"));
    QTRY_VERIFY_WITH_TIMEOUT(shows("p50"), longWait);
    QTest::mouseClick(button("cancelRun"), Qt::LeftButton);
    QVERIFY(!button("cancelRun")->isEnabled());
    QVERIFY(ended());
    QTRY_VERIFY_WITH_TIMEOUT(shows("Verdict: aborted"), longWait);
    QVERIFY(shows("The whole run is kept in"));
    QVERIFY(button("addToComparison")->isVisible());
}

void TestRunPage::crashIsExplained()
{
    runAs(QStringLiteral("crash"));
    QVERIFY(ended());
    QTRY_VERIFY_WITH_TIMEOUT(shows("Verdict: aborted"), longWait);
    QVERIFY(shows("The engine ended before the run did: Segmentation fault"));
}

void TestRunPage::secondRunWaitsInTheQueue()
{
    runAs(QStringLiteral("polite"));
    QTest::mouseClick(button("run"), Qt::LeftButton);
    QVERIFY(shows("waiting"));
    QCOMPARE(button("run")->text(), QStringLiteral("Add to the queue"));
    m_page->cancelAll();
    QVERIFY(ended());
    QVERIFY(!shows("waiting"));
}

void TestRunPage::resultOfAnEarlierRunIsShownAgain()
{
    runAs(QStringLiteral("crash"));
    QVERIFY(ended());
    runAs(QStringLiteral("good"));
    QVERIFY(ended());
    QTRY_VERIFY_WITH_TIMEOUT(shows("Verdict: mistrusted"), longWait);
    for (QPushButton *each : m_page->findChildren<QPushButton *>()) {
        if (each->isVisible() && each->accessibleName().startsWith(QStringLiteral("Show the result"))) {
            QTest::mouseClick(each, Qt::LeftButton);
            break;
        }
    }
    QVERIFY(shows("Verdict: aborted"));
}

void TestRunPage::wheelChangesNoChoice()
{
    for (QComboBox *box : m_page->findChildren<QComboBox *>()) {
        const int before = box->currentIndex();
        QWheelEvent wheel({5, 5}, {5, 5}, {}, {0, -120}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase,
                          false);
        QApplication::sendEvent(box, &wheel);
        QCOMPARE(box->currentIndex(), before);
    }
}

void TestRunPage::everythingIsReachedByKeyboard()
{
    m_page->form().choose(QStringLiteral("layoutlm-base"));
    const QList<QWidget *> chain = tabChain(m_page.get());
    for (const char *name : {"Model", "Sequence length", "Batch", "Precision", "Scenario", "Profile",
                             "Start the engine through", "AMD EPYC 7R13 · oneDNN",
                             "power sensors on the board · cpu, dram", "Look again for devices and meters"})
        QVERIFY2(chain.contains(named<QWidget>(name)), name);
    QVERIFY(chain.contains(button("run")));
    m_page->form().choose(QStringLiteral("null"));
    QTest::keyClick(m_page.get(), Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(m_page->isRunning());
}

void TestRunPage::everyControlHasAName()
{
    m_page->form().choose(QStringLiteral("layoutlm-base"));
    QCOMPARE(joined(controlsWithoutName(m_page.get())), QString());
    runAs(QStringLiteral("good"));
    QTest::mouseClick(button("run"), Qt::LeftButton);
    QCOMPARE(joined(controlsWithoutName(m_page.get())), QString());
    QVERIFY(ended());
    QCOMPARE(joined(controlsWithoutName(m_page.get())), QString());
}

void TestRunPage::noTextOfTheOtherLanguageIsShown_data()
{
    QTest::addColumn<bool>("japanese");
    QTest::newRow("ja") << true;
    QTest::newRow("en") << false;
}

void TestRunPage::noTextOfTheOtherLanguageIsShown()
{
    QFETCH(bool, japanese);
    const Language language = japanese ? Language::Japanese : Language::English;
    m_appearance->setLanguage(japanese ? Language::English : Language::Japanese);
    runAs(QStringLiteral("crash"));
    QVERIFY(ended());
    m_page->form().choose(QStringLiteral("xgboost-inference"));
    m_appearance->setLanguage(language);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QCOMPARE(joined(textsNotIn(language, textsOf(m_page.get()))), QString());
}

void TestRunPage::themeIsSwitchedWhileItRuns()
{
    runAs(QStringLiteral("polite"));
    QTRY_VERIFY_WITH_TIMEOUT(shows("p50"), longWait);
    m_appearance->setDark(true);
    m_appearance->setLanguage(Language::Japanese);
    QVERIFY(m_page->isRunning());
    m_page->cancel();
    QVERIFY(ended());
    const QImage picture = m_page->grab().toImage();
    QVERIFY(picture.pixelColor(picture.width() - 3, picture.height() - 3).lightness() < 60);
}

void TestRunPage::launcherIsTakenAndAskedAnew()
{
    auto *launcher = named<QLineEdit>("Start the engine through");
    launcher->setFocus();
    QTest::keyClicks(launcher, QStringLiteral("/nonexistent/ssh host"));
    QTest::keyClick(launcher, Qt::Key_Return);
    m_page->settle();
    QCOMPARE(m_page->launcher(), QStringLiteral("/nonexistent/ssh host"));
    QVERIFY(shows("could not be started"));
}

void TestRunPage::meterThatIsSwitchedOffIsNotAskedFor()
{
    QVERIFY(!m_page->form().requests().front().meters);
    QTest::keyClick(named<QAbstractButton>("power sensors on the board · cpu, dram"), Qt::Key_Space);
    QVERIFY(m_page->form().requests().front().meters);
    QVERIFY(m_page->form().requests().front().meters->empty());
    QVERIFY(shows("Nothing meters the power"));
}

void TestRunPage::cancelLeavesTheWaitingRuns()
{
    runAs(QStringLiteral("hang"));
    QTest::mouseClick(button("run"), Qt::LeftButton);
    QTest::mouseClick(button("run"), Qt::LeftButton);
    QCOMPARE(m_page->waiting(), 2);
    QTest::mouseClick(button("cancelRun"), Qt::LeftButton);
    QCOMPARE(m_page->waiting(), 2);
    QTRY_COMPARE_WITH_TIMEOUT(m_page->waiting(), 1, longWait);
    QVERIFY(m_page->isRunning());
}

void TestRunPage::allRunsAreCancelled()
{
    runAs(QStringLiteral("hang"));
    QVERIFY(!button("cancelAllRuns")->isVisible());
    QTest::mouseClick(button("run"), Qt::LeftButton);
    QTest::mouseClick(button("run"), Qt::LeftButton);
    QCOMPARE(button("cancelAllRuns")->text(), QStringLiteral("Cancel all (3)"));
    QTest::mouseClick(button("cancelAllRuns"), Qt::LeftButton);
    QCOMPARE(m_page->waiting(), 0);
    QVERIFY(ended());
    QVERIFY(!button("cancelAllRuns")->isVisible());
}

void TestRunPage::earlierRunIsShownWithItsOwnCharts()
{
    runAs(QStringLiteral("good"));
    QVERIFY(ended());
    QTRY_VERIFY(shows("p50"));
    runAs(QStringLiteral("usage"));
    QVERIFY(ended());
    QTRY_VERIFY(!shows("p50"));
    clickFirstRun();
    QVERIFY(shows("Verdict: mistrusted"));
    QVERIFY(shows("p50"));
}

void TestRunPage::runThatGoesOnIsShownAgain()
{
    runAs(QStringLiteral("usage"));
    QVERIFY(ended());
    runAs(QStringLiteral("hang"));
    QTRY_VERIFY_WITH_TIMEOUT(shows("p50"), longWait);
    clickFirstRun();
    QVERIFY(!shows("p50"));
    QVERIFY(shows("Verdict: failed"));
    QTest::mouseClick(m_page->findChild<QPushButton *>(QStringLiteral("showRun2")), Qt::LeftButton);
    QVERIFY(shows("p50"));
    QVERIFY(!button("runAgain")->isVisible());
}

void TestRunPage::storedRunIsLoadedForTheComparison()
{
    openWorkbook(QStringLiteral("stored.hakari"));
    RunRecordRef offered;
    connect(m_page.get(), &RunPage::addRequested, this,
            [&offered](const RunRecordRef &record) { offered = record; });
    runAs(QStringLiteral("good"));
    QVERIFY(ended());
    QTest::mouseClick(button("addToComparison"), Qt::LeftButton);
    QTRY_VERIFY(offered);
    QVERIFY(offered->data);
    QCOMPARE(offered->data->queries.size(), std::size_t(1000));
}

void TestRunPage::runOfAnotherWorkbookIsOutOfReach()
{
    openWorkbook(QStringLiteral("first.hakari"));
    runAs(QStringLiteral("good"));
    QVERIFY(ended());
    QVERIFY(button("showResult")->isEnabled());
    openWorkbook(QStringLiteral("second.hakari"));
    QVERIFY(!button("showResult")->isEnabled());
    QVERIFY(!button("addToComparison")->isEnabled());
    QVERIFY(button("addToComparison")->toolTip().contains(QStringLiteral("first.hakari")));
}

void TestRunPage::sameRunIsStartedAgain()
{
    runAs(QStringLiteral("good"));
    QVERIFY(ended());
    QTest::mouseClick(button("runAgain"), Qt::LeftButton);
    QVERIFY(m_page->isRunning());
    QVERIFY(!button("runAgain")->isVisible());
    QVERIFY(ended());
    QVERIFY(button("runAgain")->isVisible());
}

void TestRunPage::resultIsSetAgainstTheDemand()
{
    auto *demand = named<QLineEdit>("Demand");
    runAs(QStringLiteral("good")); // 100 a second
    QVERIFY(ended());
    QVERIFY(shows("Machines for 1,000,000 /hour"));
    const auto *machines = m_page->findChild<QLabel *>(QStringLiteral("machines"));
    QCOMPARE(machines->text(), QStringLiteral("3"));
    demand->setFocus();
    demand->selectAll();
    QTest::keyClicks(demand, QStringLiteral("360000"));
    QVERIFY(shows("Machines for 360,000 /hour"));
    QCOMPARE(machines->text(), QStringLiteral("1"));
    demand->selectAll();
    QTest::keyClick(demand, Qt::Key_Delete);
    QVERIFY(!machines->isVisible());
}

void TestRunPage::tabGoesAsTheEyeDoes()
{
    offerCurves();
    m_page->form().choose(QStringLiteral("layoutlm-base"));
    const QList<QWidget *> chain = tabChain(m_page.get());
    qsizetype last = -1;
    for (const char *name : {"Model", "Sequence length", "Batch", "Precision", "Scenario", "Demand",
                             "Profile", "AMD EPYC 7R13 · oneDNN", "power sensors on the board · cpu, dram",
                             "Power estimated as of the instance", "Power from a command",
                             "Start the engine through", "Look again for devices and meters"}) {
        const qsizetype at = chain.indexOf(named<QWidget>(name));
        QVERIFY2(at > last, name);
        last = at;
    }
}

void TestRunPage::askingAnewKeepsWhatIsShown()
{
    m_page->resize(1200, 420);
    auto *command = named<QLineEdit>("Power from a command");
    QScrollArea *area = nullptr;
    for (QWidget *each = command; each && !area; each = each->parentWidget())
        area = qobject_cast<QScrollArea *>(each);
    area->ensureWidgetVisible(command);
    const int before = area->verticalScrollBar()->value();
    QVERIFY(before > 0);
    command->setFocus();
    QTest::keyClicks(command, QStringLiteral("watts"));
    QTest::keyClick(command, Qt::Key_Return);
    QVERIFY(m_page->form().host().isAsking());
    QVERIFY(!named<QAbstractButton>("power sensors on the board · cpu, dram")->isEnabled());
    QVERIFY(!m_page->form().host().capabilities());
    QCoreApplication::processEvents();
    QCOMPARE(area->verticalScrollBar()->value(), before);
    m_page->settle();
    QCoreApplication::processEvents();
    QVERIFY(named<QAbstractButton>("power sensors on the board · cpu, dram")->isEnabled());
    QCOMPARE(area->verticalScrollBar()->value(), before);
    QVERIFY(command->hasFocus());
    auto *meter = named<QAbstractButton>("power sensors on the board · cpu, dram");
    meter->setFocus();
    m_page->form().host().ask();
    m_page->settle();
    QVERIFY(named<QAbstractButton>("power sensors on the board · cpu, dram")->hasFocus());
}

void TestRunPage::powerIsEstimatedByACurve()
{
    QByteArray modelled = meters();
    modelled.replace("{\"meters\": [",
                     "{\"meters\": [{\"id\": \"model\", \"name\": \"model of an instance (estimate)\","
                     " \"available\": true, \"domains\": [{\"id\": \"model\", \"covers\":"
                     " [\"cpu\", \"dram\", \"accelerator\", \"network\", \"rest\"],"
                     " \"provenance\": \"estimated\"}]},");
    writeAll(m_folder.filePath(QStringLiteral("meters-modelled.json")), modelled);
    offerCurves();
    chooseCurve(QStringLiteral("m5.large"));
    QVERIFY2(shows("Power curve m5.large · estimated"), qPrintable(all()));
    QVERIFY(shows("Only estimated: accelerator, network, rest"));
    const RunRequest request = m_page->form().requests().front();
    QCOMPARE(request.instance, std::string("m5.large"));
    QVERIFY(argumentsOf(request)
                .join(QLatin1Char(' '))
                .endsWith(QStringLiteral("--meter model --meter hwmon --instance m5.large")));
    QTest::keyClick(named<QAbstractButton>("Power curve m5.large · estimated"), Qt::Key_Space);
    QVERIFY(m_page->form().requests().front().instance.empty());
    chooseCurve(QString());
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QVERIFY(!shows("Power curve m5.large"));
}

void TestRunPage::instanceWithoutACurveIsRefused()
{
    offerCurves();
    chooseCurve(QStringLiteral("z9.large"));
    QVERIFY(shows("The catalogue has no power curve of \"z9.large\""));
    QVERIFY(m_page->form().requests().front().instance.empty());
}

HAKARI_GUI_TEST_MAIN(TestRunPage)
#include "tst_runpage.moc"
