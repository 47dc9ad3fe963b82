// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/study/compare.h"

#include "tests/support/resources.h"
#include "tests/support/studybuilder.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <map>
#include <stdexcept>

using namespace hakari;
using namespace hakari::test;

namespace {

/// Evaluates a formula as it is printed: numbers, {letters}, 10⁶, ⌈ ⌉, ( ), + − · × ÷, from left to right.
class Formula
{
public:
    Formula(std::string_view text, std::map<std::string, double> letters) : m_letters(std::move(letters))
    {
        static const QRegularExpression token(QStringLiteral("\\{[^}]+\\}|10⁶|[0-9.]+|[⌈⌉()+−·×÷]|\\S"));
        auto matches = token.globalMatch(toQt(text));
        while (matches.hasNext())
            m_tokens.append(matches.next().captured());
    }

    double value()
    {
        const double result = sum();
        if (m_at != m_tokens.size())
            fail();
        return result;
    }

private:
    double sum()
    {
        double result = product();
        for (;;) {
            if (take(QStringLiteral("+")))
                result += product();
            else if (take(QStringLiteral("−")))
                result -= product();
            else
                return result;
        }
    }

    double product()
    {
        double result = factor();
        for (;;) {
            if (take(QStringLiteral("·")) || take(QStringLiteral("×")))
                result *= factor();
            else if (take(QStringLiteral("÷")))
                result /= factor();
            else
                return result;
        }
    }

    double factor()
    {
        if (take(QStringLiteral("(")))
            return closed(QStringLiteral(")"));
        if (take(QStringLiteral("⌈")))
            return std::ceil(closed(QStringLiteral("⌉")) * (1 - 1e-9)); // the slack of method.md 4
        if (take(QStringLiteral("10⁶")))
            return 1e6;
        if (m_at == m_tokens.size())
            fail();
        const QString token = m_tokens[m_at++];
        if (token.startsWith(QLatin1Char('{')))
            return m_letters.at(token.mid(1, token.size() - 2).toStdString());
        bool isNumber = false;
        const double number = token.toDouble(&isNumber);
        if (!isNumber)
            fail();
        return number;
    }

    double closed(const QString &closing)
    {
        const double inner = sum();
        if (!take(closing))
            fail();
        return inner;
    }

    bool take(const QString &token)
    {
        if (m_at == m_tokens.size() || m_tokens[m_at] != token)
            return false;
        ++m_at;
        return true;
    }

    [[noreturn]] void fail() const { throw std::runtime_error("not a formula"); }

    std::map<std::string, double> m_letters;
    QStringList m_tokens;
    qsizetype m_at = 0;
};

/// What a person with a pocket calculator gets from the formula and the inputs as they are shown.
double byHand(std::string_view formula, const Figure &figure)
{
    std::map<std::string, double> letters;
    for (const Input &input : figure.inputs)
        letters[std::string(letter(input.symbol))] = reported(input.unit, input.value);
    return Formula(formula, std::move(letters)).value();
}

const Input &input(const Figure &figure, Symbol symbol)
{
    return *std::ranges::find(figure.inputs, symbol, &Input::symbol);
}

Study withRatio(Study study)
{
    study.candidates.front().power = PowerRatio{0.4, study.baseline, Provenance::Published, nullptr};
    return study;
}

Study withStatedEnergy(Study study)
{
    study.candidates.front().power = StatedEnergy{{7.2e6}, Provenance::Published, nullptr};
    return study;
}

Study madeUp(StudyKind kind, bool embodied)
{
    Study study = studyOf({meteredCandidate("x", 301, 2.5, 90, 410), meteredCandidate("b", 97, 1.1, 55, 260)},
                          kind);
    study.assumptions.embodied = embodied;
    study.assumptions.utilisationCeiling = 0.85;
    for (Candidate &candidate : study.candidates) {
        candidate.instance = "g4dn.2xlarge";
        candidate.clusterSize->value = 7;
        candidate.scalingEfficiency.value = 0.9;
    }
    return study;
}

} // namespace

class TestFormulas : public QObject
{
    Q_OBJECT

private slots:
    void evaluatorKnowsTheSigns();
    void evaluatorRefusesWhatIsNoFormula();
    void printedFormulaGivesTheFigure_data();
    void printedFormulaGivesTheFigure();
    void printedFormulaNamesExactlyItsInputs_data();
    void printedFormulaNamesExactlyItsInputs();
    void powerBetweenTwoReadingsFollowsFromThem();

private:
    static void addStudies();
    static Study studyOfRow();
};

void TestFormulas::addStudies()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<int>("boundary");
    QStringList ids;
    for (const std::string &id : shippedStudyIds())
        ids.append(QString::fromStdString(id));
    for (const char *kind : {"inference", "training"}) {
        for (const char *variant : {"", "+embodied", "+ratio", "+energy"})
            ids.append(QLatin1String("made up: ") + QLatin1String(kind) + QLatin1String(variant));
    }
    for (const QString &id : ids) {
        QTest::addRow("%s, it", qPrintable(id)) << id << static_cast<int>(EnergyBoundary::ItEquipment);
        QTest::addRow("%s, facility", qPrintable(id)) << id << static_cast<int>(EnergyBoundary::Facility);
    }
}

Study TestFormulas::studyOfRow()
{
    const QString id = *static_cast<QString *>(QTest::qData("id", QMetaType::QString));
    const int boundary = *static_cast<int *>(QTest::qData("boundary", QMetaType::Int));
    Study study;
    if (id.startsWith(QLatin1String("made up"))) {
        const auto kind = id.contains(QLatin1String("training")) ? StudyKind::Training : StudyKind::Inference;
        study = madeUp(kind, id.endsWith(QLatin1String("+embodied")));
        if (id.endsWith(QLatin1String("+ratio")))
            study = withRatio(std::move(study));
        if (id.endsWith(QLatin1String("+energy")))
            study = withStatedEnergy(std::move(study));
    } else {
        study = shippedStudy(id.toStdString());
    }
    study.assumptions.boundary = static_cast<EnergyBoundary>(boundary);
    return study;
}

void TestFormulas::evaluatorKnowsTheSigns()
{
    QCOMPARE(Formula("{a}·{b} ÷ ({c}·2) × 10⁶ + 1", {{"a", 3}, {"b", 4}, {"c", 6}}).value(), 1000001.0);
    QCOMPARE(Formula("⌈{E0} ÷ 3⌉·2", {{"E0", 7}}).value(), 6.0);
    QCOMPARE(Formula("8 ÷ 2 ÷ 2", {}).value(), 2.0);
    QCOMPARE(Formula("9 − (3 − 1)·2 + 1", {}).value(), 6.0);
}

void TestFormulas::evaluatorRefusesWhatIsNoFormula()
{
    for (const char *text : {"", "{a} +", "(1", "1 1", "{unknown}", "1 - 1", "⌈1"})
        QVERIFY_EXCEPTION_THROWN(Formula(text, {{"a", 1}}).value(), std::exception);
}

void TestFormulas::printedFormulaGivesTheFigure_data()
{
    addStudies();
}

void TestFormulas::printedFormulaGivesTheFigure()
{
    int checked = 0;
    for (const CandidateFigures &candidate : compared(studyOfRow()).candidates) {
        for (const Figure &figure : candidate.figures) {
            if (!figure.value || !figure.computed())
                continue;
            const double shown = reported(figure.unit, *figure.value);
            const double calculated = byHand(figure.formula, figure);
            QVERIFY2(std::abs(calculated - shown) <= 1e-12 * std::abs(shown),
                     qPrintable(QStringLiteral("%1 of %2: %3 gives %4, not %5")
                                    .arg(toQt(key(figure.metric)), toQt(candidate.id), toQt(figure.formula))
                                    .arg(calculated)
                                    .arg(shown)));
            ++checked;
        }
    }
    QVERIFY(checked > 0 || studyOfRow().id == "aws-graviton3-boosting");
}

void TestFormulas::printedFormulaNamesExactlyItsInputs_data()
{
    addStudies();
}

void TestFormulas::printedFormulaNamesExactlyItsInputs()
{
    static const QRegularExpression letters(QStringLiteral("\\{([^}]+)\\}"));
    for (const CandidateFigures &candidate : compared(studyOfRow()).candidates) {
        for (const Figure &figure : candidate.figures) {
            if (!figure.value)
                continue;
            QStringList named, given;
            auto matches = letters.globalMatch(toQt(figure.formula) + toQt(figure.where));
            while (matches.hasNext())
                named.append(matches.next().captured(1));
            for (const Input &input : figure.inputs)
                given.append(toQt(letter(input.symbol)));
            if (figure.computed())
                QCOMPARE(QSet<QString>(named.begin(), named.end()),
                         QSet<QString>(given.begin(), given.end()));
            else
                QCOMPARE(given.size(), 1);
        }
    }
}

/// No meter read the power of a load between idle and the limit: it is computed, and from what is shown.
void TestFormulas::powerBetweenTwoReadingsFollowsFromThem()
{
    const auto source = std::make_shared<const Source>(Source{"run", {"My run", {}}, {}, {}, {}, {}});
    Study study = madeUp(StudyKind::Inference, false);
    auto &power = std::get<StatedPower>(study.candidates.front().power);
    power.source = source;
    power.provenance = Provenance::Measured;
    const CandidateFigures figures = compared(study).candidates.front();
    for (const Metric metric : {Metric::FleetPower, Metric::Energy}) {
        const Figure &figure = figures.figure(metric);
        const Input &between = input(figure, Symbol::Power);
        QVERIFY(between.computed && !between.source);
        QCOMPARE(byHand(figure.where.substr(figure.where.find('=') + 1), figure), between.value);
        QCOMPARE(input(figure, Symbol::IdlePower).value, 90.0);
        QCOMPARE(input(figure, Symbol::LimitPower).value, 410.0);
        QVERIFY(input(figure, Symbol::IdlePower).source == source);
        QVERIFY(input(figure, Symbol::LimitPower).provenance == Provenance::Measured);
        QVERIFY(between.value > 90 && between.value < 410);
    }
    QVERIFY(figures.figure(Metric::Cost).where.empty());
    for (const CandidateFigures &training : compared(madeUp(StudyKind::Training, false)).candidates)
        QVERIFY(training.figure(Metric::Energy).where.empty()); // at the limit all the time
}

QTEST_APPLESS_MAIN(TestFormulas)
#include "tst_formulas.moc"
