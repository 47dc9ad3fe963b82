// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/guimain.h"
#include "tests/support/resources.h"
#include "tests/support/studybuilder.h"
#include "widgets/models/comparisonmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QSortFilterProxyModel>

#include <functional>

using namespace hakari;
using namespace hakari::test;

namespace {

using Kind = ComparisonModel::Column::Kind;
const QString dash = QStringLiteral("–");

void show(ComparisonModel &model, const Study &study)
{
    model.setComparison(study, std::make_shared<const Comparison>(compared(study)));
}

int columnOf(const ComparisonModel &model, Kind kind, Metric metric)
{
    const auto &columns = model.columns();
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].kind == kind && columns[i].metric == metric)
            return static_cast<int>(i);
    }
    return -1;
}

/// The digits of a text as the number they mean.
double numberIn(QString text)
{
    text.replace(QChar(0x2212), QLatin1Char('-'));
    text.remove(QLatin1Char(','));
    return text.section(QLatin1Char(' '), 0, 0).toDouble();
}

} // namespace

class TestComparisonModel : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void keepsTheRulesOfModels_data();
    void keepsTheRulesOfModels();
    void keepsTheRulesThroughEdits();
    void cellsShowTheFiguresOfTheComparison_data() { keepsTheRulesOfModels_data(); }
    void cellsShowTheFiguresOfTheComparison();
    void columnsLineUpByDecimals();
    void absentCellsSayWhy();
    void trainingHasTimeInsteadOfLoad();
    void everyRowSaysWhatItsEnergyIncludes();
    void otherScopeThanTheBaselinesIsWarnedOf();
    void runsThatAreNotTrustedSaySo();
    void hiddenCandidatesHaveNoRow();
    void rolesNameCandidateMetricAndBaseline();
    void sortingPutsAbsentFiguresLast();
    void betterAndWorseHaveTheirColours();
    void everyCellHasAnAccessibleText();
    void anotherLanguageChangesHeaders();

private:
    std::unique_ptr<ComparisonModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    Formatter m_english{Language::English};
};

void TestComparisonModel::init()
{
    m_tester.reset();
    m_model = std::make_unique<ComparisonModel>(m_english, Theme::light());
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::Fatal);
}

void TestComparisonModel::keepsTheRulesOfModels_data()
{
    QTest::addColumn<QString>("id");
    for (const std::string &id : shippedStudyIds())
        QTest::newRow(id.c_str()) << QString::fromStdString(id);
}

void TestComparisonModel::keepsTheRulesOfModels()
{
    QFETCH(QString, id);
    QCOMPARE(m_model->rowCount(), 0);
    QCOMPARE(m_model->columnCount(), 0);
    const Study study = shippedStudy(id.toStdString());
    show(*m_model, study);
    const auto hidden = std::ranges::count_if(study.candidates, &Candidate::hidden);
    QCOMPARE(m_model->rowCount(), static_cast<int>(study.candidates.size()) - static_cast<int>(hidden));
    QCOMPARE(m_model->rowCount(m_model->index(0, 0)), 0);
    QVERIFY(!m_model->data(m_model->index(0, 99), Qt::DisplayRole).isValid());
}

void TestComparisonModel::keepsTheRulesThroughEdits()
{
    Study study = shippedStudy("aws-2023-layoutlm");
    show(*m_model, study);
    const std::vector<std::function<void(Study &)>> edits{
        [](Study &s) { std::swap(s.candidates[0], s.candidates[1]); },
        [](Study &s) { s.baseline = s.candidates[1].id; },
        [](Study &s) { s.candidates.push_back(s.candidates[0]); },
        [](Study &s) { s.candidates.back().id = "third"; },
        [](Study &s) { s.candidates.back().hidden = true; },
        [](Study &s) { s.candidates.pop_back(); },
        [](Study &s) { s = shippedStudy("gpt-3-training"); },
        [](Study &s) { s = shippedStudy("aws-graviton3-boosting"); },
    };
    for (const auto &edit : edits) {
        edit(study);
        show(*m_model, study);
        m_model->setLook(Formatter(Language::Japanese), Theme::darkTheme());
        QVERIFY(m_model->data(m_model->index(0, 1), Qt::DisplayRole).isValid());
    }
}

void TestComparisonModel::cellsShowTheFiguresOfTheComparison()
{
    QFETCH(QString, id);
    const Study study = shippedStudy(id.toStdString());
    const Comparison comparison = compared(study);
    show(*m_model, study);
    for (int column = 0; column < m_model->columnCount(); ++column) {
        const auto &[kind, metric] = m_model->columns()[static_cast<std::size_t>(column)];
        for (int row = 0; row < m_model->rowCount(); ++row) {
            const CandidateFigures &figures = comparison.candidates[m_model->candidateAt(row)];
            const QString text = m_model->index(row, column).data().toString();
            const Figure &figure = figures.figure(metric);
            const Change &change = figures.change(metric);
            if (kind == Kind::Name)
                QCOMPARE(text, toQt(study.candidates[m_model->candidateAt(row)].name.en));
            else if (kind == Kind::Value && figure.value && figure.unit == Unit::Fraction)
                QVERIFY(qAbs(numberIn(text) - *figure.value * 100) <= 0.5);
            else if (kind == Kind::Value && figure.value)
                QVERIFY2(qAbs(numberIn(text) / reported(figure.unit, *figure.value) - 1) < 0.005,
                         qPrintable(text));
            else if (kind == Kind::Change && change.value)
                QCOMPARE(text, m_english.change(*change.value, 1));
            else if (kind != Kind::Basis)
                QCOMPARE(text, dash);
        }
    }
}

void TestComparisonModel::columnsLineUpByDecimals()
{
    show(*m_model, shippedStudy("aws-2023-layoutlm"));
    const int column = columnOf(*m_model, Kind::Value, Metric::Energy);
    QStringList texts;
    for (int row = 0; row < m_model->rowCount(); ++row)
        texts << m_model->index(row, column).data().toString();
    QCOMPARE(texts, QStringList({QStringLiteral("0.432"), QStringLiteral("4.474")}));
}

void TestComparisonModel::absentCellsSayWhy()
{
    for (const std::string &id : shippedStudyIds()) {
        const Study study = shippedStudy(id);
        const Comparison comparison = compared(study);
        show(*m_model, study);
        for (int column = 1; column + 1 < m_model->columnCount(); ++column) {
            for (int row = 0; row < m_model->rowCount(); ++row) {
                const QModelIndex cell = m_model->index(row, column);
                const bool change = m_model->columns()[static_cast<std::size_t>(column)].kind == Kind::Change;
                const bool ownChange = change && m_model->candidateAt(row) == comparison.baseline;
                if (cell.data().toString() == dash && !ownChange)
                    QVERIFY2(cell.data(Qt::ToolTipRole).toString().size() > 10, id.c_str());
            }
        }
    }
}

void TestComparisonModel::trainingHasTimeInsteadOfLoad()
{
    show(*m_model, shippedStudy("aws-2023-bert-large"));
    QVERIFY(columnOf(*m_model, Kind::Value, Metric::Time) > 0);
    QVERIFY(columnOf(*m_model, Kind::Change, Metric::Time) > 0);
    QCOMPARE(columnOf(*m_model, Kind::Value, Metric::Load), -1);
    show(*m_model, shippedStudy("aws-2023-layoutlm"));
    QCOMPARE(columnOf(*m_model, Kind::Value, Metric::Time), -1);
    QVERIFY(columnOf(*m_model, Kind::Value, Metric::Load) > 0);
}

void TestComparisonModel::everyRowSaysWhatItsEnergyIncludes()
{
    Study study = shippedStudy("aws-2023-layoutlm");
    show(*m_model, study);
    const auto note = [this](int row) {
        return m_model->index(row, 3).data(ComparisonModel::NoteRole).toString();
    };
    QCOMPARE(note(0), QStringLiteral("Energy: estimated · all but accelerator · power model"));
    QCOMPARE(note(1), QStringLiteral("Energy: estimated · whole-system · power model"));
    QVERIFY(m_model->index(0, 0).data(Qt::AccessibleTextRole).toString().contains(note(0)));
    const int energy = columnOf(*m_model, Kind::Value, Metric::Energy);
    QVERIFY(m_model->index(0, energy)
                .data(Qt::ToolTipRole)
                .toString()
                .startsWith(QStringLiteral("estimated · all but accelerator · power model")));
    m_model->setLook(Formatter(Language::Japanese), Theme::light());
    QCOMPARE(note(1), QStringLiteral("消費電力量: 推定 · システム全体 · 電力モデル"));
    study.candidates[0].power = std::monostate{};
    show(*m_model, study);
    QCOMPARE(note(0), QString());
    m_model->setLook(m_english, Theme::light());
    show(*m_model, shippedStudy("gpt-3-training"));
    QCOMPARE(note(0), QStringLiteral("Energy: published · what it includes is not stated"));
}

void TestComparisonModel::otherScopeThanTheBaselinesIsWarnedOf()
{
    const Study study = shippedStudy("aws-2023-layoutlm");
    show(*m_model, study);
    const auto tip = [this](int row, Kind kind, Metric metric) {
        return m_model->index(row, columnOf(*m_model, kind, metric)).data(Qt::ToolTipRole).toString();
    };
    const QString warning = m_english.sentence(*compared(study).scopeDifference(0), study);
    QVERIFY(warning.contains(QStringLiteral("without accelerator")));
    QCOMPARE(tip(0, Kind::Change, Metric::Energy), warning);
    QCOMPARE(tip(0, Kind::Change, Metric::Cost), QString());
    QVERIFY(m_model->index(0, 0).data(Qt::AccessibleTextRole).toString().contains(warning));
    const auto colour = [this](int row) {
        return m_model->index(row, 0).data(ComparisonModel::NoteColourRole).value<QColor>();
    };
    QCOMPARE(colour(0), Theme::light().warning);
    QCOMPARE(colour(1), Theme::light().secondary);
}

void TestComparisonModel::runsThatAreNotTrustedSaySo()
{
    Study study = studyOf({madeUpCandidate("x", 100, 2), madeUpCandidate("b", 100, 2)});
    study.candidates[0].verdict = Verdict{VerdictState::Mistrusted, {{"Drift of the rate", {}}}};
    study.candidates[0].sample.tokens = 16;
    show(*m_model, study);
    const auto at = [this](int row, int column, int role) {
        return m_model->index(row, column).data(role).toString();
    };
    const int change = columnOf(*m_model, Kind::Change, Metric::Cost);
    QCOMPARE(at(0, 0, ComparisonModel::NoteRole), QStringLiteral("mistrusted · work may differ"));
    QCOMPARE(at(1, 0, ComparisonModel::NoteRole), QString());
    for (const char *words :
         {"The run of x was judged mistrusted; not met: Drift of the rate.", "16 tokens"}) {
        const QString sentence = QString::fromLatin1(words);
        QVERIFY(at(0, 0, Qt::ToolTipRole).contains(sentence));
        QVERIFY(at(0, 0, Qt::AccessibleTextRole).contains(sentence));
        QVERIFY(at(0, columnOf(*m_model, Kind::Value, Metric::Cost), Qt::ToolTipRole).contains(sentence));
        QVERIFY(at(0, change, Qt::ToolTipRole).contains(sentence));
    }
    study.baseline = "x"; // then the change of the other rests on it as well
    show(*m_model, study);
    QVERIFY(at(1, change, Qt::ToolTipRole).contains(QStringLiteral("The run of x was judged mistrusted")));
}

void TestComparisonModel::hiddenCandidatesHaveNoRow()
{
    Study study = shippedStudy("aws-2023-layoutlm");
    study.candidates[0].hidden = true;
    show(*m_model, study);
    QCOMPARE(m_model->rowCount(), 1);
    QCOMPARE(m_model->candidateAt(0), std::size_t{1});
}

void TestComparisonModel::rolesNameCandidateMetricAndBaseline()
{
    const Study study = shippedStudy("aws-2023-layoutlm");
    show(*m_model, study);
    const int cost = columnOf(*m_model, Kind::Value, Metric::Cost);
    QCOMPARE(m_model->index(0, cost).data(ComparisonModel::MetricRole).toInt(),
             static_cast<int>(Metric::Cost));
    QCOMPARE(m_model->index(1, cost).data(ComparisonModel::CandidateRole).toInt(), 1);
    QCOMPARE(m_model->index(0, 0).data(ComparisonModel::MetricRole).toInt(), -1);
    QVERIFY(m_model->index(1, 0).data(ComparisonModel::BaselineRole).toBool());
    QVERIFY(!m_model->index(0, 0).data(ComparisonModel::BaselineRole).toBool());
    QCOMPARE(m_model->index(0, 0).data(ComparisonModel::ColourRole).value<QColor>(),
             Theme::light().candidate(study.candidates[0].colour));
}

void TestComparisonModel::sortingPutsAbsentFiguresLast()
{
    Study study = shippedStudy("aws-2023-layoutlm");
    study.candidates.insert(study.candidates.begin(), study.candidates[0]);
    study.candidates[0].id = "without a rate";
    study.candidates[0].throughput.reset();
    show(*m_model, study);
    QSortFilterProxyModel sorted;
    sorted.setSourceModel(m_model.get());
    sorted.setSortRole(ComparisonModel::SortRole);
    const int cost = columnOf(*m_model, Kind::Value, Metric::Cost);
    sorted.sort(cost);
    QList<int> order;
    for (int row = 0; row < sorted.rowCount(); ++row)
        order << sorted.index(row, cost).data(ComparisonModel::CandidateRole).toInt();
    QCOMPARE(order, QList<int>({1, 2, 0}));
    const int change = columnOf(*m_model, Kind::Change, Metric::Cost);
    QCOMPARE(m_model->index(2, change).data(ComparisonModel::SortRole).toDouble(), 0.0);
    QVERIFY(m_model->index(1, change).data(ComparisonModel::SortRole).toDouble() < -0.9);
}

void TestComparisonModel::betterAndWorseHaveTheirColours()
{
    Study study = shippedStudy("aws-2023-layoutlm");
    const auto colour = [this] {
        const int column = columnOf(*m_model, Kind::Change, Metric::Cost);
        return m_model->index(0, column).data(Qt::ForegroundRole).value<QColor>();
    };
    show(*m_model, study);
    QCOMPARE(colour(), Theme::light().better);
    study.candidates[0].price = StatedPrice{{1000.0}, "USD", Provenance::Entered, nullptr};
    show(*m_model, study);
    QCOMPARE(colour(), Theme::light().worse);
    QCOMPARE(senseOf(Metric::Throughput, Change{0.5, {}, Provenance::Entered, true, {}}), Sense::Better);
    QCOMPARE(senseOf(Metric::Cost, Change{0.5, {}, Provenance::Entered, true, {}}), Sense::Worse);
    QCOMPARE(senseOf(Metric::Cost, Change{0.5, {}, Provenance::Entered, false, {}}), Sense::Neutral);
    QCOMPARE(senseOf(Metric::Cost, Change{0.0004, {}, Provenance::Entered, true, {}}), Sense::Neutral);
    QCOMPARE(senseOf(Metric::Cost, Change{}), Sense::Neutral);
}

void TestComparisonModel::everyCellHasAnAccessibleText()
{
    show(*m_model, shippedStudy("aws-2023-bert-large"));
    for (int column = 0; column < m_model->columnCount(); ++column) {
        const QModelIndex cell = m_model->index(0, column);
        const QString text = cell.data(Qt::AccessibleTextRole).toString();
        QVERIFY2(text.contains(cell.data().toString()), qPrintable(text));
        QVERIFY(text.size() > cell.data().toString().size());
    }
}

void TestComparisonModel::anotherLanguageChangesHeaders()
{
    show(*m_model, shippedStudy("aws-2023-layoutlm"));
    const auto headers = [this] {
        QStringList texts;
        for (int column = 0; column < m_model->columnCount(); ++column)
            texts << m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        return texts;
    };
    const QStringList english = headers();
    QSignalSpy spy(m_model.get(), &ComparisonModel::headerDataChanged);
    m_model->setLook(Formatter(Language::Japanese), Theme::light());
    QCOMPARE(spy.count(), 1);
    for (int column = 0; column < m_model->columnCount(); ++column)
        QVERIFY2(headers()[column] != english[column], qPrintable(english[column]));
}

HAKARI_GUI_TEST_MAIN(TestComparisonModel)
#include "tst_comparisonmodel.moc"
