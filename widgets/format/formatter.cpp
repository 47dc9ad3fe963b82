// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/format/formatter.h"

#include "core/base/decimals.h"
#include "core/base/text.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

#include <cmath>

namespace hakari {

namespace {

constexpr QChar minusSign(0x2212);

std::shared_ptr<QTranslator> translatorFor(Language language)
{
    auto translator = std::make_shared<QTranslator>();
    if (!translator->load(QStringLiteral(":/i18n/hakari_") + tagOf(language)))
        return nullptr; // the source texts are English
    return translator;
}

bool isMoney(Unit unit)
{
    return unit == Unit::Money || unit == Unit::MoneyPerHour;
}

} // namespace

Language languageOf(const QString &tag)
{
    return tag.startsWith(QLatin1String("ja"), Qt::CaseInsensitive) ? Language::Japanese : Language::English;
}

QString tagOf(Language language)
{
    return language == Language::Japanese ? QStringLiteral("ja") : QStringLiteral("en");
}

Formatter::Formatter(Language language) : m_language(language), m_translator(translatorFor(language)) {}

QString Formatter::translate(const char *context, const char *text, const char *note, int n) const
{
    QString result = m_translator ? m_translator->translate(context, text, note, n) : QString();
    if (result.isEmpty())
        result = QString::fromUtf8(text);
    return n < 0 ? result : result.replace(QLatin1String("%n"), number(n, 0));
}

QString Formatter::translated(const char *context, std::string_view english) const
{
    return translate(context, english.data()); // the marked texts are literals, so they end with a zero
}

QString Formatter::text(const LocalizedText &text) const
{
    return QString::fromStdString(text.in(isJapanese()));
}

QString Formatter::number(double value, int decimals) const
{
    const QLocale locale(isJapanese() ? QLocale::Japanese : QLocale::English);
    QString text = locale.toString(std::abs(value), 'f', decimals);
    const bool isZero = text.count(QLatin1Char('0')) + text.count(QLatin1Char('.')) == text.size();
    return value < 0 && !isZero ? text.prepend(minusSign) : text;
}

int Formatter::decimalsFor(Unit unit, double smallestSi)
{
    const double size = std::abs(reported(unit, smallestSi));
    if (unit == Unit::Factor)
        return 3;
    if (unit == Unit::Count || (isMoney(unit) && size >= 100))
        return 0;
    return shownDecimals(size);
}

QString Formatter::value(Unit unit, double si, int decimals) const
{
    if (unit == Unit::Fraction)
        return number(si * 100, decimals < 0 ? 0 : decimals) + QStringLiteral(" %");
    return number(reported(unit, si), decimals < 0 ? decimalsFor(unit, si) : decimals);
}

QString Formatter::unit(Unit unit, std::string_view currency) const
{
    const std::string text = reportedUnit(unit, currency);
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString Formatter::withUnit(Unit unit, double si, std::string_view currency, int decimals) const
{
    const QString number = value(unit, si, decimals);
    const QString symbol = this->unit(unit, currency);
    if (symbol.isEmpty())
        return number;
    if (isMoney(unit) && isJapanese()) {
        const QString code = QString::fromUtf8(currency.data(), static_cast<qsizetype>(currency.size()));
        return code + QLatin1Char(' ') + number + symbol.mid(code.size());
    }
    return number + QLatin1Char(' ') + symbol;
}

QString Formatter::change(double fraction, int decimals) const
{
    const QString text = number(fraction * 100, decimals);
    const bool rises = fraction > 0 && text != number(0, decimals);
    return (rises ? QStringLiteral("+") : QString()) + text + QStringLiteral(" %");
}

QString Formatter::interval(Unit unit, const Interval &interval) const
{
    const int decimals = decimalsFor(unit, std::min(std::abs(interval.low), std::abs(interval.high)));
    //: an interval, from its low to its high end
    return translate("Format", "%1 to %2")
        .arg(value(unit, interval.low, unit == Unit::Fraction ? 1 : decimals),
             value(unit, interval.high, unit == Unit::Fraction ? 1 : decimals));
}

QString Formatter::name(Metric metric) const
{
    return translated("Metric", hakari::name(metric));
}

QString Formatter::perUnitOfWork(const Study &study) const
{
    if (study.kind == StudyKind::Training)
        return translate("Format", "per training run");
    //: {unit} is what is counted, e.g. inferences
    return translate("Format", "per million {unit}").replace(QLatin1String("{unit}"), text(study.unitName));
}

QString Formatter::unitOf(Metric metric, const Study &study, std::string_view currency) const
{
    if (metric == Metric::Instances)
        return translate("Format", "instances");
    const QString symbol = unit(hakari::unitOf(metric), currency);
    if (!isPerUnitOfWork(metric))
        return symbol;
    //: %1 is a unit such as USD, %2 is "per million inferences" or "per training run"
    return translate("Format", "%1 %2").arg(symbol, perUnitOfWork(study));
}

QString Formatter::name(Provenance provenance) const
{
    return translated("Provenance", hakari::name(provenance));
}

QString Formatter::name(IntervalKind kind) const
{
    return translated("Interval", hakari::name(kind));
}

QString Formatter::name(Symbol symbol) const
{
    return translated("Symbol", hakari::name(symbol));
}

Translation Formatter::translation() const
{
    return [this](const char *context, std::string_view english) {
        return translate(context, std::string(english).c_str()).toStdString();
    };
}

QString Formatter::covers(const std::optional<PowerScope> &scope) const
{
    return QString::fromStdString(coverageText(scope, translation()));
}

QString Formatter::boundary(const std::optional<PowerScope> &scope) const
{
    return QString::fromStdString(boundaryText(scope, translation()));
}

QString Formatter::scope(const std::optional<PowerScope> &scope) const
{
    return scope ? covers(scope) + QStringLiteral(" · ") + boundary(scope)
                 : translate("Format", "what it includes is not stated");
}

QString Formatter::sentence(Remark remark, const Figure &figure) const
{
    const std::string text = translated("Remark", messageTemplate(remark)).toStdString();
    return QString::fromStdString(fillTemplate(text, remarkArguments(figure)));
}

QString Formatter::sentence(const ScopeDifference &difference, const Study &study) const
{
    const Candidate &candidate = study.candidates[difference.candidate];
    const Candidate *baseline = study.candidate(study.baseline);
    return QString::fromStdString(
        hakari::sentence(difference, text(candidate.name).toStdString(),
                         baseline ? text(baseline->name).toStdString() : study.baseline, translation()));
}

QString Formatter::sentence(const Caveat &caveat, const Candidate &candidate, const Study &study) const
{
    const Candidate *baseline = study.candidate(study.baseline);
    return QString::fromStdString(
        hakari::sentence(caveat, text(candidate.name).toStdString(),
                         baseline ? text(baseline->name).toStdString() : study.baseline, translation()));
}

QString Formatter::sentence(const Error &error) const
{
    return filled("Error", std::string(messageTemplate(error.code)), error.args);
}

QString Formatter::sentence(const Notice &notice) const
{
    for (const char *context : {"Rule", "Notice", "HostWarning", "Error"}) {
        if (translate(context, notice.text.c_str()) != QString::fromStdString(notice.text))
            return filled(context, notice.text, notice.args);
    }
    return QString::fromStdString(notice.sentence());
}

QString Formatter::filled(const char *context, const std::string &text,
                          std::map<std::string, std::string> args) const
{
    for (auto &[name, value] : args) {
        const char *words = name == "expected" ? "Expected" : name == "argument" ? "Argument" : nullptr;
        if (words)
            value = translate(words, value.c_str()).toStdString();
    }
    return QString::fromStdString(fillTemplate(translate(context, text.c_str()).toStdString(), args));
}

} // namespace hakari
