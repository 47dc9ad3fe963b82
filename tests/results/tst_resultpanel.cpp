// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "tests/support/guimain.h"
#include "tests/support/windowtext.h"
#include "tests/workbook/workbookfile.h"

#include "core/workload/workloadfile.h"
#include "widgets/results/energyfacts.h"
#include "widgets/results/notescard.h"
#include "widgets/results/resultfigures.h"
#include "widgets/results/resultpanel.h"
#include "widgets/results/verdictcard.h"

#include <QClipboard>
#include <QScrollBar>
#include <QSignalSpy>

using namespace hakari;
using namespace hakari::workbooktest;

namespace {

std::array<FigureText, 4> figuresOf(const RunRecord &record, const ResultRow &row)
{
    const ResultView view = resultViewOf(std::make_shared<const RunRecord>(record));
    return figureTexts(row, &view, Formatter(Language::English));
}

} // namespace

/// One result as a person meets it.
class TestResultPanel : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void nothingIsChosenAtFirst();
    void severalAreCounted();
    void ownRunIsShownWhole();
    void resultOfOthersIsShown();
    void rowIsShownBeforeTheRest();
    void sameResultIsNotLoadedAgain();
    void lastOfManyChoicesIsShown();
    void runThatGoesOnIsFollowed();
    void hiddenPanelLoadsOnceItIsSeen();
    void hiddenPanelDoesNotLoadAgain();
    void interruptedRunIsAccepted();
    void damagedRowSaysSo();
    void resultThatCannotBeLoadedSaysSo();
    void removedResultIsGone();
    void otherWorkbookEmptiesThePanel();

    void figuresOfARunWithoutQueriesAreAbsent();
    void estimateDoesNotLookMeasured();
    void refusedEnergySaysWhy();
    void energySaysWhatItIsWorth();
    void moreFactsAreClosedAtFirst();
    void headNamesTheWorkloadInTheLanguage();
    void rulesAreListed();

    void tagsAreReadFromText();
    void tagsAndNoteAreKeptAndUndone();
    void noteIsKeptWhenTheFieldIsLeft();
    void noteBelongsToTheResultThatWasShown();
    void unfinishedNoteOutlivesAChangeOfTheRow();
    void readOnlyWorkbookTakesNoNotes();

    void recordIdIsCopied();
    void narrowPanelClipsNothing();
    void everyControlHasAName();
    void noTextOfTheOtherLanguageIsShown_data();
    void noTextOfTheOtherLanguageIsShown();
    void themeIsFollowed();

private:
    /// Stores the records and opens their workbook.
    void open(const std::vector<RunRecord> &records)
    {
        {
            const auto workbook = m_file->create();
            (void)must(workbook->results().add(records));
        }
        reopen();
    }
    void reopen()
    {
        m_workbook->open(m_file->path());
        m_workbook->wait();
        QVERIFY(m_workbook->isOpen());
    }
    ResultId id(std::size_t row = 0) const { return m_workbook->rows().at(row).id; }
    void show(std::size_t row = 0)
    {
        m_panel->show(id(row));
        m_workbook->wait();
    }
    QStringList visible() const
    {
        QStringList out;
        for (const QLabel *label : m_panel->findChildren<QLabel *>()) {
            if (label->isVisible())
                out << label->text();
        }
        for (const QTextEdit *edit : m_panel->findChildren<QTextEdit *>()) {
            if (edit->isVisible())
                out << edit->toPlainText();
        }
        return out;
    }
    bool shows(const QString &text) const { return visible().join(QLatin1Char('\n')).contains(text); }
    QLineEdit *tags() const { return m_panel->findChild<QLineEdit *>(); }
    QPlainTextEdit *note() const { return m_panel->findChild<QPlainTextEdit *>(); }
    QPushButton *acceptButton() const
    {
        return m_panel->findChild<QPushButton *>(QStringLiteral("acceptResult"));
    }

    std::unique_ptr<WorkbookFile> m_file;
    std::unique_ptr<Appearance> m_appearance;
    std::unique_ptr<WorkbookDocument> m_workbook;
    std::unique_ptr<ResultPanel> m_panel;
};

void TestResultPanel::init()
{
    m_file = std::make_unique<WorkbookFile>();
    m_appearance = std::make_unique<Appearance>(Language::English, false);
    m_workbook = std::make_unique<WorkbookDocument>();
    m_panel = std::make_unique<ResultPanel>(*m_workbook, *m_appearance);
    m_panel->setStyleSheet(styleSheet(m_appearance->theme()));
    m_panel->resize(560, 900);
    m_panel->show();
    QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
}

void TestResultPanel::cleanup()
{
    m_panel.reset();
    m_workbook.reset();
}

void TestResultPanel::nothingIsChosenAtFirst()
{
    QVERIFY(shows(QStringLiteral("Select a result")));
    QVERIFY(!m_panel->record());
    m_panel->show(ResultId{7}); // there is none
    QVERIFY(shows(QStringLiteral("Select a result")));
}

void TestResultPanel::severalAreCounted()
{
    open({ownRecord()});
    show();
    m_panel->showSeveral(3);
    QVERIFY2(shows(QStringLiteral("3 results")), qPrintable(visible().join(QLatin1Char('|'))));
    QVERIFY(!m_panel->record());
    show();
    QVERIFY(m_panel->record());
}

void TestResultPanel::ownRunIsShownWhole()
{
    open({ownRecord()});
    const QSignalSpy loaded(m_panel.get(), &ResultPanel::loaded);
    show();
    QCOMPARE(loaded.count(), 1);
    QVERIFY(m_panel->record());
    QCOMPARE(m_panel->record()->id, m_workbook->rows().front().record);
    for (const char *text :
         {"LayoutLM base, 文書理解", "layoutlm-base · Xeon, 四つ · fp32 · Server", "mistrusted", "measured",
          "whole-system · AC wall", "The fan is off", "4 cores share a clock", "Latency distribution",
          "Share of 40 queries", "Precision", "torch", "Record ID", "2026-11-23 07:00:00 UTC", "Hakari"})
        QVERIFY2(shows(QString::fromUtf8(text)), text);
}

void TestResultPanel::resultOfOthersIsShown()
{
    open({mlperfRecord()});
    show();
    QVERIFY(m_panel->record());
    QVERIFY(shows(QStringLiteral("Only percentiles are known")));
    QVERIFY(shows(QStringLiteral("MLPerf LoadGen")));
    QVERIFY(shows(QStringLiteral("valid")));
}

void TestResultPanel::rowIsShownBeforeTheRest()
{
    open({ownRecord()});
    m_panel->show(id());
    QVERIFY(!m_panel->record());
    QVERIFY(shows(QStringLiteral("LayoutLM base, 文書理解")));
    QVERIFY(!shows(QStringLiteral("Record ID")));
    QVERIFY(!shows(QStringLiteral("Loading")));
    const int height = m_panel->findChild<QPlainTextEdit *>()->mapTo(m_panel.get(), QPoint()).y();
    m_workbook->wait();
    QVERIFY(shows(QStringLiteral("Record ID")));
    show();
    QVERIFY(height > 0);
}

void TestResultPanel::sameResultIsNotLoadedAgain()
{
    open({ownRecord()});
    show();
    const QSignalSpy loaded(m_panel.get(), &ResultPanel::loaded);
    show();
    m_workbook->setNote(id(), "a note changes no figure");
    m_workbook->wait();
    QCOMPARE(loaded.count(), 0);
}

void TestResultPanel::lastOfManyChoicesIsShown()
{
    open({ownRecord(40, "a"), ownRecord(40, "b"), ownRecord(40, "c")});
    const QSignalSpy loaded(m_panel.get(), &ResultPanel::loaded);
    for (std::size_t row : {0U, 1U, 2U, 1U})
        m_panel->show(id(row));
    m_workbook->wait();
    QCOMPARE(m_panel->record()->id, std::string("b"));
    QCOMPARE(loaded.count(), 1);
    m_panel->show(id(2));
    m_panel->show(std::nullopt);
    m_workbook->wait();
    QVERIFY(!m_panel->record());
    QVERIFY(shows(QStringLiteral("Select a result")));
}

void TestResultPanel::runThatGoesOnIsFollowed()
{
    open({});
    RunData data = sampleRun(4000);
    RunData soFar = data;
    soFar.queries.resize(10);
    soFar.ended = false;
    const auto shared = m_workbook->writable();
    const ResultId run = must(shared->use([&](Workbook &open) { return open.results().beginRun(soFar); }));
    m_workbook->refresh(run);
    m_workbook->wait();
    show();
    QVERIFY(shows(QStringLiteral("being measured")));
    QVERIFY(shows(QStringLiteral("No verdict yet")));
    for (const char *early : {"aborted", "ends before the run", "Nothing was measured", "not metered"})
        QVERIFY2(!shows(QLatin1String(early)), early);
    QCOMPARE(m_panel->record()->data->queries.size(), std::size_t{10});
    soFar.queries = data.queries;
    must(shared->use([&](Workbook &open) { return open.results().append(run, soFar); }));
    m_workbook->refresh(run);
    m_workbook->wait();
    QCOMPARE(m_panel->record()->data->queries.size(), std::size_t{10}); // it rests between two loads
    QVERIFY(shows(QStringLiteral("being measured")));
    must(shared->use([&](Workbook &open) { return open.results().finishRun(run, summarise(data)); }));
    m_workbook->refresh(run);
    m_workbook->wait();
    QCOMPARE(m_panel->record()->data->queries.size(), std::size_t{4000}); // the end is shown at once
    QVERIFY(!shows(QStringLiteral("being measured")));
    QVERIFY(!shows(QStringLiteral("No verdict yet")));
}

void TestResultPanel::hiddenPanelLoadsOnceItIsSeen()
{
    open({ownRecord()});
    m_panel->hide();
    show();
    QVERIFY(!m_panel->record());
    m_panel->setVisible(true);
    m_workbook->wait();
    QVERIFY(m_panel->record());
}

void TestResultPanel::hiddenPanelDoesNotLoadAgain()
{
    open({});
    const RunData data = sampleRun(10);
    const auto shared = m_workbook->writable();
    RunData soFar = data;
    soFar.ended = false;
    const ResultId run = must(shared->use([&](Workbook &open) { return open.results().beginRun(soFar); }));
    m_workbook->refresh(run);
    m_workbook->wait();
    show();
    const QSignalSpy loaded(m_panel.get(), &ResultPanel::loaded);
    m_panel->hide();
    must(shared->use([&](Workbook &open) { return open.results().finishRun(run, summarise(data)); }));
    m_workbook->refresh(run);
    m_workbook->wait();
    QCOMPARE(loaded.count(), 0);
    m_panel->show();
    m_workbook->wait();
    QCOMPARE(loaded.count(), 1);
}

void TestResultPanel::interruptedRunIsAccepted()
{
    {
        const auto workbook = m_file->create();
        RunData data = sampleRun(40);
        data.ended = false;
        (void)must(workbook->results().beginRun(data));
    }
    reopen();
    show();
    QVERIFY(shows(QStringLiteral("interrupted")));
    QVERIFY(acceptButton()->isVisible() && acceptButton()->isEnabled());
    QTest::mouseClick(acceptButton(), Qt::LeftButton);
    m_workbook->wait();
    QVERIFY(!acceptButton()->isVisible());
    QVERIFY(shows(QStringLiteral("accepted")));
    QCOMPARE(m_workbook->rows().front().state, ResultState::Accepted);
    QVERIFY(m_panel->record());
}

void TestResultPanel::damagedRowSaysSo()
{
    (void)must(m_file->create()->results().add(ownRecord()));
    m_file->execute("UPDATE result SET title='another'");
    reopen();
    show();
    QVERIFY(m_workbook->rows().front().damage);
    QVERIFY(shows(QStringLiteral("damaged")));
    QVERIFY(!m_panel->record());
    QVERIFY(!shows(QStringLiteral("Record ID")));
}

void TestResultPanel::resultThatCannotBeLoadedSaysSo()
{
    open({ownRecord(), mlperfRecord()});
    m_file->execute("DELETE FROM chunk WHERE result=1");
    show();
    QVERIFY(!m_panel->record());
    QVERIFY(shows(QStringLiteral("LayoutLM base, 文書理解")));
    QVERIFY(m_panel->findChild<QLabel *>(QStringLiteral("loadError"))->isVisible());
    show(1);
    QVERIFY(m_panel->record());
    QVERIFY(!m_panel->findChild<QLabel *>(QStringLiteral("loadError"))->isVisible());
}

void TestResultPanel::removedResultIsGone()
{
    open({ownRecord()});
    show();
    m_workbook->remove({id()});
    m_workbook->wait();
    QVERIFY(shows(QStringLiteral("Select a result")));
    QVERIFY(!m_panel->record());
}

void TestResultPanel::otherWorkbookEmptiesThePanel()
{
    open({ownRecord()});
    show();
    note()->setFocus();
    note()->setPlainText(QStringLiteral("typed in the other workbook"));
    reopen();
    QVERIFY(!m_panel->record());
    m_workbook->wait();
    QVERIFY(m_workbook->rows().front().note.empty());
    QCOMPARE(m_workbook->history().count(), 0);
    QVERIFY(shows(QStringLiteral("Select a result")));
}

void TestResultPanel::figuresOfARunWithoutQueriesAreAbsent()
{
    RunData data = sampleRun(0);
    data.power.clear();
    const RunRecord record = summarise(data);
    for (const FigureText &figure : figuresOf(record, rowOf(record))) {
        QCOMPARE(figure.value, QString(QChar(0x2013)));
        QVERIFY(!figure.provenance);
        QVERIFY(!figure.note.isEmpty());
    }
}

void TestResultPanel::estimateDoesNotLookMeasured()
{
    RunRecord record = ownRecord();
    ResultRow row = rowOf(record);
    const auto measured = figuresOf(record, row);
    row.power->provenance = Provenance::Estimated;
    const auto estimated = figuresOf(record, row);
    for (const std::size_t i : {2U, 3U}) {
        QCOMPARE(measured[i].provenance, Provenance::Measured);
        QCOMPARE(estimated[i].provenance, Provenance::Estimated);
        QCOMPARE(estimated[i].value, QStringLiteral("≈ ") + measured[i].value);
    }
    QCOMPARE(estimated[0].value, measured[0].value);
    QVERIFY2(measured[3].note.contains(QStringLiteral("kWh per million")), qPrintable(measured[3].note));
}

void TestResultPanel::refusedEnergySaysWhy()
{
    RunData data = sampleRun();
    data.power.front().readings.resize(1);
    const RunRecord record = summarise(data);
    QVERIFY(!record.averagePower);
    const auto figures = figuresOf(record, rowOf(record));
    QCOMPARE(figures[2].value, QString(QChar(0x2013)));
    QVERIFY2(figures[2].note.contains(QStringLiteral("wall")), qPrintable(figures[2].note));
}

/// What was measured, what of it is above idle, and a second meter that disagrees.
void TestResultPanel::energySaysWhatItIsWorth()
{
    RunRecord record = ownRecord();
    ResultView view = resultViewOf(std::make_shared<const RunRecord>(record));
    view.energy.emplace();
    view.energy->total = Joules{200.0};
    view.energy->scope = {{Part::Cpu}, PowerBoundary::Chip};
    view.energy->missing = {Part::Dram};
    const Coverage accelerator{Part::Accelerator};
    view.energy->overlaps = {{"nvidia-smi", {98.0}, {100.0}, accelerator, accelerator},
                             {"feed:1", {150.0}, {100.0}, accelerator, accelerator},
                             {"rapl", {60.0}, {200.0}, {Part::Cpu}, Coverage::wholeSystem()}};
    view.idle = Watts{40.0};
    view.net = Joules{120.0};
    view.energyErrors.clear();
    const Formatter formatter(Language::English);
    QStringList lines;
    for (const FactRow &fact : energyFacts(view, formatter))
        lines << fact.caption + QStringLiteral(": ") + fact.value;
    QCOMPARE(lines.join(QLatin1Char('\n')),
             QStringLiteral("Gross: 200 J\nNet, above idle: 120 J\nIdle power: 40.0 W\n"
                            "Includes: cpu · chip\nNot included: dram\n"
                            "Second meter: nvidia-smi saw 2.00 % (2.00 J) less of the same parts. It is not "
                            "added.\n"
                            "Second meter: feed:1 saw 50.0 % (50.0 J) more of the same parts. It is not "
                            "added.\n"
                            "Second meter: rapl saw 60.0 J of these parts: cpu. It is not added."));
    ResultRow row = rowOf(record);
    row.energyPerSample = Joules{10.0};
    const auto figures = figureTexts(row, &view, formatter);
    QVERIFY2(figures[3].note.contains(QStringLiteral("6.00 J above idle")), qPrintable(figures[3].note));
    view.net.reset();
    view.netRefused = Error{ErrorCode::PowerBelowIdle, {{"value", "90 J"}, {"expected", "200 J"}}};
    QVERIFY(energyFacts(view, formatter)[1].value.contains(formatter.sentence(*view.netRefused)));
    view.idle.reset();
    QVERIFY(energyFacts(view, formatter)[1].value.contains(QStringLiteral("not known")));
    QVERIFY(!figureTexts(row, &view, formatter)[3].note.contains(QStringLiteral("above idle")));
}

void TestResultPanel::moreFactsAreClosedAtFirst()
{
    RunData data = *ownRecord().data;
    data.facts["meter_acpi"] = "Load the driver";
    open({summarise(data)});
    show();
    QVERIFY(!shows(QStringLiteral("Load the driver")));
    const auto *notes = m_panel->findChild<NotesCard *>();
    const auto *host = m_panel->findChildren<FactsCard *>().last();
    QVERIFY(notes->mapTo(m_panel.get(), QPoint()).y() < host->mapTo(m_panel.get(), QPoint()).y());
    for (QToolButton *more : m_panel->findChildren<QToolButton *>(QStringLiteral("moreFacts"))) {
        if (more->isVisible())
            more->click();
    }
    QVERIFY(shows(QStringLiteral("Load the driver")));
}

void TestResultPanel::headNamesTheWorkloadInTheLanguage()
{
    RunData data = *ownRecord().data;
    Workload workload;
    workload.id = "own";
    workload.title = {"Our pages", "自社の文書"};
    workload.model = EncoderModel{.sequenceLength = 384};
    data.setup.workload = workload.id;
    data.setup.title = workload.title.en;
    data.facts["workload_json"] = workloadToJson(workload).dump();
    data.facts["batch"] = "4";
    open({summarise(data)});
    show();
    QVERIFY(shows(QStringLiteral("Our pages")));
    QVERIFY(shows(QStringLiteral("384 tokens · batch 4")));
    m_appearance->setLanguage(Language::Japanese);
    QVERIFY(shows(QStringLiteral("自社の文書")));
    QVERIFY(!shows(QStringLiteral("Our pages")));
}

void TestResultPanel::rulesAreListed()
{
    ResultView view;
    view.own = true;
    const auto check = [&view](Rule rule, std::optional<bool> held, std::optional<double> value) {
        RuleCheck made;
        made.rule = rule;
        made.held = held;
        made.value = value;
        made.limit = 60.0;
        made.sense = RuleCheck::Sense::AtLeast;
        made.unit = RuleUnit::Time;
        if (!held.value_or(false))
            made.reason = {"because of {value}", {{"value", "it"}}};
        view.checks.push_back(made);
    };
    check(Rule::MinimumDuration, true, 61.2);
    check(Rule::MinimumQueries, false, 12.0);
    check(Rule::Drift, std::nullopt, std::nullopt);
    VerdictCard card;
    card.show(view, QStringLiteral("Hakari"), Formatter(Language::English));
    QStringList marks;
    QStringList tips;
    for (const QLabel *label : card.findChildren<QLabel *>()) {
        if (!label->accessibleName().isEmpty()) {
            marks << label->text() + label->accessibleName();
            tips << label->toolTip();
        }
    }
    QCOMPARE(marks, (QStringList{QStringLiteral("✓held"), QStringLiteral("✕broken"),
                                 QString(QChar(0x2013)) + QStringLiteral("not judged")}));
    QCOMPARE(tips[1], QStringLiteral("broken: Because of it"));
    const QString all = textsOf(&card).join(QLatin1Char('\n'));
    QVERIFY(all.contains(QStringLiteral("61.2 s")) && all.contains(QStringLiteral("≥ 60.0 s")));
    view.checks.clear();
    view.own = false;
    card.show(view, QStringLiteral("MLPerf LoadGen"), Formatter(Language::English));
    QVERIFY(!textsOf(&card).join(QLatin1Char('\n')).contains(QStringLiteral("61.2 s")));
}

void TestResultPanel::tagsAreReadFromText()
{
    using Tags = std::vector<std::string>;
    QCOMPARE(tagsIn(QStringLiteral(" b, a ,, b,  two  words ")), (Tags{"a", "b", "two words"}));
    QCOMPARE(tagsIn(QString::fromUtf8("一、二，三")), (Tags{"一", "三", "二"}));
    QVERIFY(tagsIn(QStringLiteral(" , ")).empty());
}

void TestResultPanel::tagsAndNoteAreKeptAndUndone()
{
    open({ownRecord()});
    show();
    tags()->setText(QStringLiteral("night, cold"));
    QTest::keyClick(tags(), Qt::Key_Return);
    m_workbook->wait();
    QCOMPARE(m_workbook->rows().front().tags, (std::vector<std::string>{"cold", "night"}));
    QCOMPARE(tags()->text(), QStringLiteral("cold, night"));
    note()->setPlainText(QStringLiteral("two\nlines"));
    QTest::keyClick(note(), Qt::Key_Return, Qt::ControlModifier);
    m_workbook->wait();
    QCOMPARE(m_workbook->rows().front().note, std::string("two\nlines"));
    QCOMPARE(m_workbook->history().count(), 2);
    m_workbook->history().undo();
    m_workbook->history().undo();
    m_workbook->wait();
    QVERIFY(note()->toPlainText().isEmpty());
    QVERIFY(tags()->text().isEmpty());
    m_workbook->history().redo();
    m_workbook->wait();
    QCOMPARE(tags()->text(), QStringLiteral("cold, night"));
}

void TestResultPanel::noteIsKeptWhenTheFieldIsLeft()
{
    open({ownRecord()});
    show();
    note()->setFocus();
    QTest::keyClicks(note(), QStringLiteral("hello"));
    QCOMPARE(m_workbook->history().count(), 0);
    tags()->setFocus();
    m_workbook->wait();
    QCOMPARE(m_workbook->rows().front().note, std::string("hello"));
    QTest::keyClicks(tags(), QStringLiteral("x"));
    note()->setFocus();
    m_workbook->wait();
    QCOMPARE(m_workbook->rows().front().tags, std::vector<std::string>{"x"});
    QCOMPARE(m_workbook->history().count(), 2);
}

void TestResultPanel::noteBelongsToTheResultThatWasShown()
{
    open({ownRecord(40, "a"), ownRecord(40, "b")});
    show();
    note()->setPlainText(QStringLiteral("of the first"));
    show(1);
    QCOMPARE(m_workbook->rows()[0].note, std::string("of the first"));
    QVERIFY(m_workbook->rows()[1].note.empty());
    QVERIFY(note()->toPlainText().isEmpty());
    note()->setPlainText(QStringLiteral("of the second"));
    m_panel->showSeveral(2);
    m_workbook->wait();
    QCOMPARE(m_workbook->rows()[1].note, std::string("of the second"));
    show(0);
    QCOMPARE(note()->toPlainText(), QStringLiteral("of the first"));
    QCOMPARE(m_workbook->history().count(), 2);
}

void TestResultPanel::unfinishedNoteOutlivesAChangeOfTheRow()
{
    open({ownRecord()});
    show();
    note()->setPlainText(QStringLiteral("unfinished"));
    m_workbook->setTags(id(), {"elsewhere"});
    m_workbook->wait();
    QCOMPARE(note()->toPlainText(), QStringLiteral("unfinished"));
    QCOMPARE(tags()->text(), QStringLiteral("elsewhere"));
    m_appearance->setLanguage(Language::Japanese);
    QCOMPARE(note()->toPlainText(), QStringLiteral("unfinished"));
}

void TestResultPanel::readOnlyWorkbookTakesNoNotes()
{
    open({ownRecord()});
    WorkbookDocument second; // the first one holds the lock
    second.open(m_file->path());
    second.wait();
    QVERIFY(second.isOpen() && !second.isWritable());
    ResultPanel panel(second, *m_appearance);
    panel.setVisible(true);
    panel.show(second.rows().front().id);
    second.wait();
    QVERIFY(panel.findChild<QLineEdit *>()->isReadOnly());
    QVERIFY(panel.findChild<QPlainTextEdit *>()->isReadOnly());
    QVERIFY(panel.record());
}

void TestResultPanel::recordIdIsCopied()
{
    open({ownRecord()});
    show();
    QTest::mouseClick(m_panel->findChild<QToolButton *>(QStringLiteral("copyRecordId")), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), QString::fromStdString(m_workbook->rows().front().record));
}

void TestResultPanel::narrowPanelClipsNothing()
{
    RunRecord record = ownRecord();
    RunData data = *record.data;
    data.facts["command"] = std::string(400, 'x');
    open({summarise(data)});
    m_panel->resize(400, 900);
    show();
    auto *scroll = m_panel->findChild<QScrollArea *>();
    for (Language language : {Language::English, Language::Japanese}) {
        m_appearance->setLanguage(language);
        QCoreApplication::processEvents();
        QCOMPARE(scroll->widget()->width(), scroll->viewport()->width());
        QVERIFY(scroll->widget()->minimumSizeHint().width() <= scroll->viewport()->width());
    }
}

void TestResultPanel::everyControlHasAName()
{
    open({ownRecord()});
    show();
    QCOMPARE(controlsWithoutName(m_panel.get()), QStringList());
}

void TestResultPanel::noTextOfTheOtherLanguageIsShown_data()
{
    QTest::addColumn<Language>("language");
    QTest::newRow("ja") << Language::Japanese;
    QTest::newRow("en") << Language::English;
}

void TestResultPanel::noTextOfTheOtherLanguageIsShown()
{
    QFETCH(Language, language);
    open({ownRecord()});
    show();
    m_appearance->setLanguage(language == Language::English ? Language::Japanese : Language::English);
    m_appearance->setLanguage(language);
    const QStringList foreign = textsNotIn(language, textsOf(m_panel.get()));
    QVERIFY2(foreign.isEmpty(), qPrintable(foreign.join(QLatin1Char('\n'))));
}

void TestResultPanel::themeIsFollowed()
{
    open({ownRecord()});
    show();
    m_appearance->setDark(true);
    auto *plot = m_panel->findChild<DistributionPlot *>();
    QCOMPARE(plot->xAxis->tickLabelColor(), Theme::darkTheme().secondary);
}

HAKARI_GUI_TEST_MAIN(TestResultPanel)
#include "tst_resultpanel.moc"
