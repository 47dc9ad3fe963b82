// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/guimain.h"
#include "tests/support/resources.h"
#include "tests/support/studybuilder.h"
#include "widgets/charts/barchart.h"

using namespace hakari;
using namespace hakari::test;

namespace {

BarChart chartOf(const Study &study, Language language = Language::English)
{
    return headlineChart(study, compared(study), Formatter(language));
}

/// The values of a panel; -1 where there is none.
QList<double> values(const BarPanel &panel, int digits)
{
    const double scale = std::pow(10.0, digits);
    QList<double> list;
    for (const Bar &bar : panel.bars)
        list << (bar.value ? std::round(*bar.value * scale) / scale : -1.0);
    return list;
}

QStringList changes(const BarPanel &panel)
{
    QStringList list;
    for (const Bar &bar : panel.bars)
        list << bar.changeText;
    return list;
}

} // namespace

/// The series that the charts draw, before anything is drawn.
class TestBarChart : public QObject
{
    Q_OBJECT

private slots:
    void inferenceStudyGivesInstancesCostAndEnergy();
    void trainingStudyGivesTimeCostAndEnergy();
    void valuesAreThoseOfTheComparison_data();
    void valuesAreThoseOfTheComparison();
    void onlyARatioIsDrawnAgainstAHundred();
    void panelWithoutAnyFigureIsEmpty();
    void hiddenCandidatesAreLeftOut();
    void rowsNameCandidateHardwareAndBaseline();
    void rowsOfResultsSayTheirVerdictAndHardwareOnce();
    void claimsComeFromValueOrChange();
    void maximumCoversIntervalsAndClaims();
    void keyHoldsExactlyWhatIsDrawn();
    void boundaryIsNamedInTheTitle();
    void descriptionTellsEveryNumber();
    void absentBarsSayNotKnown();
    void tableForTheClipboardReadsBack_data();
    void tableForTheClipboardReadsBack();
};

void TestBarChart::inferenceStudyGivesInstancesCostAndEnergy()
{
    const BarChart chart = chartOf(shippedStudy("aws-2023-layoutlm"));
    QCOMPARE(chart.panels.size(), std::size_t{3});
    QCOMPARE(chart.panels[0].metric, Metric::Instances);
    QCOMPARE(values(chart.panels[0], 0), QList<double>({6, 33}));
    QCOMPARE(values(chart.panels[1], 2), QList<double>({2.17, 24.82}));
    QCOMPARE(values(chart.panels[2], 3), QList<double>({0.432, 4.474}));
    const QStringList expected{QStringLiteral("−91 %"), QStringLiteral("baseline")};
    QCOMPARE(changes(chart.panels[1]), expected);
    QCOMPARE(chart.panels[1].bars[0].valueText, QStringLiteral("2.17"));
    QCOMPARE(chart.panels[1].bars[0].sense, Sense::Better);
    QVERIFY(chart.panels[1].unit.startsWith(QStringLiteral("USD per million")));
}

void TestBarChart::trainingStudyGivesTimeCostAndEnergy()
{
    const BarChart chart = chartOf(shippedStudy("aws-2023-bert-large"));
    QCOMPARE(chart.panels[0].metric, Metric::Time);
    QCOMPARE(chart.panels[0].unit, QStringLiteral("h"));
    QCOMPARE(chart.panels[1].unit, QStringLiteral("USD per training run"));
    QCOMPARE(chart.panels[2].unit, QStringLiteral("kWh per training run"));
}

void TestBarChart::valuesAreThoseOfTheComparison_data()
{
    QTest::addColumn<QString>("id");
    for (const std::string &id : shippedStudyIds())
        QTest::newRow(id.c_str()) << QString::fromStdString(id);
}

void TestBarChart::valuesAreThoseOfTheComparison()
{
    QFETCH(QString, id);
    const Study study = shippedStudy(id.toStdString());
    const Comparison comparison = compared(study);
    const BarChart chart = chartOf(study);
    for (const BarPanel &panel : chart.panels) {
        QCOMPARE(panel.bars.size(), chart.rows.size());
        for (std::size_t i = 0; i < panel.bars.size(); ++i) {
            const Figure &figure = comparison.candidates[chart.rows[i].candidate].figure(panel.metric);
            if (figure.value) {
                QCOMPARE(panel.bars[i].value.value(), reported(figure.unit, *figure.value));
                QCOMPARE(panel.bars[i].provenance, figure.provenance);
                QCOMPARE(panel.bars[i].interval.has_value(), figure.interval.has_value());
                QVERIFY(!panel.bars[i].valueText.isEmpty());
            }
        }
    }
}

void TestBarChart::onlyARatioIsDrawnAgainstAHundred()
{
    const BarChart chart = chartOf(shippedStudy("aws-graviton3-boosting"));
    const BarPanel &energy = chart.panels[2];
    QCOMPARE(values(energy, 9), QList<double>({40, 100}));
    QCOMPARE(energy.unit, QStringLiteral("% of the baseline"));
    QCOMPARE(energy.bars[0].valueText, QStringLiteral("40"));
    QCOMPARE(energy.bars[0].changeText, QStringLiteral("−60 %"));
    QCOMPARE(energy.bars[0].provenance, Provenance::Published);
    QCOMPARE(energy.maximum, 100.0);
}

void TestBarChart::panelWithoutAnyFigureIsEmpty()
{
    const BarChart chart = chartOf(shippedStudy("aws-graviton3-boosting"));
    for (const std::size_t i : {0U, 1U}) {
        QCOMPARE(values(chart.panels[i], 0), QList<double>({-1, -1}));
        QVERIFY(!chart.panels[i].emptyText.isEmpty());
    }
    QVERIFY(chart.panels[2].emptyText.isEmpty());
}

void TestBarChart::hiddenCandidatesAreLeftOut()
{
    Study study = shippedStudy("aws-2023-layoutlm");
    study.candidates[0].hidden = true;
    const BarChart chart = chartOf(study);
    QCOMPARE(chart.rows.size(), std::size_t{1});
    QCOMPARE(chart.rows[0].candidate, std::size_t{1});
    QCOMPARE(chart.panels[0].bars.size(), std::size_t{1});
    QVERIFY(!chart.description.contains(QStringLiteral("inf1")));
    QVERIFY(!tabSeparated(chart).contains(QStringLiteral("inf1")));
}

void TestBarChart::rowsOfResultsSayTheirVerdictAndHardwareOnce()
{
    Study study = shippedStudy("aws-2023-layoutlm");
    study.candidates[0].name = {"AWS Inferentia, 16 tokens", {}};
    study.candidates[0].verdict = Verdict{VerdictState::Mistrusted, {}};
    QCOMPARE(chartOf(study).rows[0].detail, QStringLiteral("estimated · mistrusted"));
}

void TestBarChart::rowsNameCandidateHardwareAndBaseline()
{
    const BarChart english = chartOf(shippedStudy("aws-2023-layoutlm"));
    QCOMPARE(english.rows[0].name, QStringLiteral("inf1.2xlarge"));
    QCOMPARE(english.rows[0].detail, QStringLiteral("AWS Inferentia · estimated"));
    QCOMPARE(english.rows[0].badge, QString());
    QCOMPARE(english.rows[1].badge, QStringLiteral("baseline"));
    QVERIFY(english.rows[0].colour != english.rows[1].colour);
    const BarChart japanese = chartOf(shippedStudy("aws-graviton3-boosting"), Language::Japanese);
    QCOMPARE(japanese.rows[1].name, QStringLiteral("同等クラスの EC2"));
    QCOMPARE(japanese.rows[1].badge, QStringLiteral("ベースライン"));
}

void TestBarChart::claimsComeFromValueOrChange()
{
    const Study study = shippedStudy("aws-2023-layoutlm");
    const Comparison comparison = compared(study);
    const BarChart chart = chartOf(study);
    QCOMPARE(chart.panels[0].bars[0].claim.value(), 6.0);
    QCOMPARE(chart.panels[1].bars[0].claim.value(), 2.0);
    const double baseline = chart.panels[2].bars[1].value.value();
    QCOMPARE(chart.panels[2].bars[0].claim.value(), baseline * (1 - 0.92));
    QVERIFY(!claimedValue(study.candidates[0], Metric::Load, comparison));
    QVERIFY(!claimedChange(study.candidates[0], Metric::Load));
    QCOMPARE(claimedChange(study.candidates[0], Metric::Cost)->value, -0.91);
}

void TestBarChart::maximumCoversIntervalsAndClaims()
{
    Study study = studyOf({madeUpCandidate("a", 10, 1), madeUpCandidate("b", 100, 1)});
    study.candidates[0].throughput->interval = Interval{5, 20, IntervalKind::Bounds};
    BarPanel instances = chartOf(study).panels[0];
    QCOMPARE(instances.bars[0].value.value(), 100.0);
    QCOMPARE(instances.maximum, 200.0);
    study.candidates[0].claims.push_back({Metric::Instances, Claim::Kind::Value, 300, nullptr});
    instances = chartOf(study).panels[0];
    QCOMPARE(instances.maximum, 300.0);
}

void TestBarChart::keyHoldsExactlyWhatIsDrawn()
{
    const BarChart aws = chartOf(shippedStudy("aws-2023-layoutlm"));
    QCOMPARE(aws.published, QStringLiteral("published"));
    QCOMPARE(aws.estimated, QStringLiteral("estimated"));
    QVERIFY(aws.measured.isEmpty() && aws.entered.isEmpty());
    QVERIFY(!aws.claim.isEmpty() && !aws.interval.isEmpty());
    const BarChart plain = chartOf(studyOf({madeUpCandidate("a", 10, 1), madeUpCandidate("b", 20, 1)}));
    QCOMPARE(plain.entered, QStringLiteral("entered"));
    QVERIFY(plain.measured.isEmpty() && plain.published.isEmpty() && plain.estimated.isEmpty());
    QVERIFY(plain.claim.isEmpty() && plain.interval.isEmpty());
}

void TestBarChart::boundaryIsNamedInTheTitle()
{
    Study study = shippedStudy("aws-2023-layoutlm");
    QCOMPARE(chartOf(study).panels[2].title, QStringLiteral("Energy (IT equipment)"));
    study.assumptions.boundary = EnergyBoundary::Facility;
    QCOMPARE(chartOf(study).panels[2].title, QStringLiteral("Energy (facility)"));
    QVERIFY(chartOf(study, Language::Japanese).panels[2].title.startsWith(QStringLiteral("消費電力量")));
}

void TestBarChart::descriptionTellsEveryNumber()
{
    const BarChart chart = chartOf(shippedStudy("aws-2023-layoutlm"), Language::Japanese);
    for (const BarPanel &panel : chart.panels) {
        QVERIFY(chart.description.contains(panel.title));
        for (const Bar &bar : panel.bars)
            QVERIFY2(chart.description.contains(bar.valueText), qPrintable(chart.description));
    }
}

void TestBarChart::absentBarsSayNotKnown()
{
    Study study = shippedStudy("aws-2023-layoutlm");
    study.candidates[0].power = std::monostate{};
    const Bar bar = chartOf(study).panels[2].bars[0];
    QVERIFY(!bar.value);
    QCOMPARE(bar.absence, QStringLiteral("not known"));
    QVERIFY(bar.changeText.isEmpty());
    QVERIFY(chartOf(study).panels[2].bars[1].value);
}

void TestBarChart::tableForTheClipboardReadsBack_data()
{
    valuesAreThoseOfTheComparison_data();
}

void TestBarChart::tableForTheClipboardReadsBack()
{
    QFETCH(QString, id);
    const BarChart chart = chartOf(shippedStudy(id.toStdString()));
    const QStringList lines = tabSeparated(chart).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), static_cast<qsizetype>(chart.rows.size() + 1));
    const QStringList head = lines.first().split(QLatin1Char('\t'));
    QCOMPARE(head.size(), 4);
    for (std::size_t row = 0; row < chart.rows.size(); ++row) {
        const QStringList cells = lines[static_cast<qsizetype>(row) + 1].split(QLatin1Char('\t'));
        QCOMPARE(cells.size(), 4);
        QCOMPARE(cells[0], chart.rows[row].name);
        for (std::size_t panel = 0; panel < 3; ++panel) {
            const auto &value = chart.panels[panel].bars[row].value;
            const QString &cell = cells[static_cast<qsizetype>(panel) + 1];
            QCOMPARE(cell.isEmpty(), !value);
            if (value)
                QCOMPARE(cell.toDouble(), *value); // exact
        }
    }
}

HAKARI_GUI_TEST_MAIN(TestBarChart)
#include "tst_barchart.moc"
