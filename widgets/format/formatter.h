// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"
#include "core/base/provenance.h"
#include "core/study/caveat.h"
#include "core/study/powerscope.h"
#include "core/study/study.h"

#include <QString>

#include <memory>
#include <string_view>

class QTranslator;

namespace hakari {

enum class Language { Japanese, English };

/// The language of a BCP 47 tag or a locale's name ("ja_JP"); English for any other.
Language languageOf(const QString &tag);
QString tagOf(Language language); ///< "ja" or "en"

/// The only place where numbers, figures and errors become text for people. Bound to one language, so that
/// a report can be in another language than the window. A cheap value; GUI thread.
class Formatter
{
public:
    explicit Formatter(Language language);

    Language language() const { return m_language; }
    bool isJapanese() const { return m_language == Language::Japanese; }

    /// The translation of a marked text, whatever language the window has.
    QString translate(const char *context, const char *text, const char *note = nullptr, int n = -1) const;
    QString text(const LocalizedText &text) const;

    /// With the thousands separators of the language and a true minus sign (U+2212).
    QString number(double value, int decimals) const;
    /// A value in the unit people read, without the unit; decimals by the size unless given.
    QString value(Unit unit, double si, int decimals = -1) const;
    /// The same with the unit; money as "USD 2.17" in Japanese, "2.17 USD" in English.
    QString withUnit(Unit unit, double si, std::string_view currency, int decimals = -1) const;
    QString unit(Unit unit, std::string_view currency) const;
    /// "−91.2 %"; a plus sign for a rise.
    QString change(double fraction, int decimals) const;
    QString interval(Unit unit, const Interval &interval) const; ///< "0.42 to 0.44"

    /// Decimals that show a column of values alike: enough for three digits of the smallest.
    static int decimalsFor(Unit unit, double smallestSi);

    QString name(Metric metric) const;
    /// What the figure counts, e.g. "USD per million inferences".
    QString unitOf(Metric metric, const Study &study, std::string_view currency) const;
    /// "per million inferences" or "per training run".
    QString perUnitOfWork(const Study &study) const;
    QString name(Provenance provenance) const;
    QString name(IntervalKind kind) const;
    QString name(Symbol symbol) const;
    QString covers(const std::optional<PowerScope> &scope) const;   ///< "not stated" without a scope
    QString boundary(const std::optional<PowerScope> &scope) const; ///< empty without a scope
    QString scope(const std::optional<PowerScope> &scope) const; ///< "cpu, dram · chip", or that nobody says
    QString sentence(Remark remark, const Figure &figure) const;
    QString sentence(const ScopeDifference &difference, const Study &study) const;
    QString sentence(const Caveat &caveat, const Candidate &candidate, const Study &study) const;
    QString sentence(const Error &error) const;
    QString sentence(const Notice &notice) const;

private:
    QString filled(const char *context, const std::string &text,
                   std::map<std::string, std::string> args) const;
    QString translated(const char *context, std::string_view english) const;
    Translation translation() const;

    Language m_language;
    std::shared_ptr<QTranslator> m_translator;
};

} // namespace hakari
