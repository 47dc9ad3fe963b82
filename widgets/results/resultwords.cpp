// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/results/resultwords.h"

#include "core/base/text.h"
#include "widgets/format/runwords.h"
#include "widgets/results/resultlist.h"

#include <QDateTime>
#include <QStringList>

#include <array>
#include <cmath>

namespace hakari {

namespace {

QDateTime timeOf(const std::string &utc)
{
    return QDateTime::fromString(QString::fromStdString(utc), Qt::ISODateWithMs);
}

} // namespace

QString localTimeText(const std::string &utc)
{
    const QDateTime time = timeOf(utc);
    return time.isValid() ? time.toLocalTime().toString(QStringLiteral("yyyy-MM-dd HH:mm"))
                          : QString::fromStdString(utc);
}

QString utcTimeText(const std::string &utc)
{
    const QDateTime time = timeOf(utc);
    return time.isValid()
               ? time.toUTC().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")) + QStringLiteral(" UTC")
               : QString::fromStdString(utc);
}

QString jouleText(double joules, const Formatter &formatter)
{
    static constexpr std::array<const char *, 5> units{"kJ", "J", "mJ", "µJ", "nJ"};
    std::size_t unit = 0;
    joules *= 1e-3;
    for (; unit + 1 < units.size() && (std::abs(joules) < 1 && (joules != 0 || unit == 0)); ++unit)
        joules *= 1e3;
    return roundedText(joules, formatter) + QLatin1Char(' ') + QString::fromUtf8(units[unit]);
}

QString markedText(const QString &figure, Provenance provenance)
{
    return provenance == Provenance::Estimated ? QStringLiteral("≈ ") + figure : figure;
}

QString throughputUnit(const ResultRow &row, const Formatter &formatter)
{
    return row.unit.empty() ? formatter.translate("Result", "samples/s") : rateUnit(row.unit, formatter);
}

QString sequenceText(std::int64_t tokens, const Formatter &formatter)
{
    //: the length of a sequence
    return formatter.translate("Result", "%1 tokens").arg(tokens);
}

QString batchText(std::int64_t samples, const Formatter &formatter)
{
    return formatter.translate("Run", "batch %1").arg(samples);
}

QString variantText(const ResultRow &row, const Formatter &formatter)
{
    QStringList parts{nameOf(row.scenario, formatter), QString::fromStdString(row.precision)};
    if (row.sequenceLength)
        parts << sequenceText(*row.sequenceLength, formatter);
    if (row.batch)
        parts << batchText(*row.batch, formatter);
    parts << QString::fromStdString(deviceOf(row)) << QString::fromStdString(listed(row.tags));
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · ")).simplified();
}

QString workText(const ResultRow &row, const Formatter &formatter)
{
    QStringList parts;
    for (const std::string &part : {row.workload, deviceOf(row), row.precision})
        parts << QString::fromStdString(part);
    parts << nameOf(row.scenario, formatter);
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

QString wordOf(VerdictState verdict, const Formatter &formatter)
{
    return formatter.translate("Verdict", name(verdict).data());
}

QString wordOf(ResultState state, const Formatter &formatter)
{
    static constexpr std::array names{
        //: states of a stored result; interrupted: the program that measured it died
        HAKARI_TEXT("ResultState", "complete"),
        HAKARI_TEXT("ResultState", "running"),
        HAKARI_TEXT("ResultState", "interrupted"),
        HAKARI_TEXT("ResultState", "accepted"),
    };
    return formatter.translate("ResultState", names[static_cast<std::size_t>(state)]);
}

QString damageWord(const Formatter &formatter)
{
    return formatter.translate("ResultState", "damaged");
}

QString knownLater(const Formatter &formatter)
{
    return formatter.translate("Result", "Known when the run has ended.");
}

QString stateWord(const ResultRow &row, const Formatter &formatter)
{
    if (row.damage)
        return damageWord(formatter);
    if (row.state == ResultState::Running)
        return formatter.translate("Result", "being measured");
    if (row.state == ResultState::Interrupted)
        return wordOf(row.state, formatter);
    return row.verdict ? wordOf(*row.verdict, formatter) : formatter.translate("Result", "not judged");
}

} // namespace hakari
