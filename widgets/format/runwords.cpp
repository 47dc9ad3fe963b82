// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/format/runwords.h"

#include "core/base/text.h"

#include <QHash>

#include <algorithm>
#include <array>
#include <cmath>

namespace hakari {

namespace {

/// Enough for three digits of the value.
int decimalsOf(double value)
{
    const double size = std::abs(value);
    if (!(size > 0 && size < 100))
        return 0; // nor has what is no number any
    constexpr int mostDecimals = 9;
    return std::min(mostDecimals, 2 - static_cast<int>(std::floor(std::log10(size))));
}

} // namespace

TimeUnit timeUnitFor(double seconds)
{
    if (seconds >= 1)
        return {"s", 1};
    if (seconds >= 1e-3)
        return {"ms", 1e3};
    return seconds >= 1e-6 ? TimeUnit{"µs", 1e6} : TimeUnit{"ns", 1e9};
}

QString rateUnit(const std::string &sample, const Formatter &formatter)
{
    if (sample == "sequence")
        return formatter.translate("Run", "sequences/s");
    if (sample == "row")
        return formatter.translate("Run", "rows/s");
    if (sample == "boosting round")
        return formatter.translate("Run", "boosting rounds/s");
    return formatter.translate("Run", "inferences/s");
}

QString durationText(double seconds, const Formatter &formatter)
{
    constexpr int perMinute = 60;
    const auto whole = static_cast<int>(std::ceil(std::max(seconds, 0.0)));
    if (whole < perMinute)
        return formatter.translate("Run", "%1 s").arg(formatter.number(whole, 0));
    return formatter.translate("Run", "%1 min %2 s")
        .arg(formatter.number(whole / perMinute, 0), formatter.number(whole % perMinute, 0));
}

QString latencyText(double seconds, const Formatter &formatter)
{
    const TimeUnit unit = timeUnitFor(seconds);
    return roundedText(seconds * unit.perSecond, formatter) + QLatin1Char(' ') + QString::fromUtf8(unit.name);
}

QString roundedText(double value, const Formatter &formatter)
{
    return formatter.number(value, decimalsOf(value));
}

QString upperFirst(QString text)
{
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

QString nameOf(Phase phase, const Formatter &formatter)
{
    static constexpr std::array names{
        HAKARI_TEXT("Phase", "Preparation"),  HAKARI_TEXT("Phase", "Idle baseline"),
        HAKARI_TEXT("Phase", "Warm-up"),      HAKARI_TEXT("Phase", "Saturation"),
        HAKARI_TEXT("Phase", "Steady check"), HAKARI_TEXT("Phase", "Measurement"),
        HAKARI_TEXT("Phase", "Cool-down"),
    };
    return formatter.translate("Phase", names[static_cast<std::size_t>(phase)]);
}

QString nameOf(Profile profile, const Formatter &formatter)
{
    static constexpr std::array names{
        HAKARI_TEXT("Profile", "Quick, 10 s"),
        HAKARI_TEXT("Profile", "Standard, 60 s"),
        HAKARI_TEXT("Profile", "Publication, 600 s"),
    };
    return formatter.translate("Profile", names[static_cast<std::size_t>(profile)]);
}

QString nameOf(Scenario scenario, const Formatter &formatter)
{
    static constexpr std::array names{
        HAKARI_TEXT("Scenario", "Offline"),
        HAKARI_TEXT("Scenario", "Server"),
        HAKARI_TEXT("Scenario", "Single stream"),
        HAKARI_TEXT("Scenario", "Multi-stream"),
    };
    return formatter.translate("Scenario", names[static_cast<std::size_t>(scenario)]);
}

QString backendName(const std::string &id)
{
    static const QHash<QString, QString> names{{QStringLiteral("onednn"), QStringLiteral("oneDNN")},
                                               {QStringLiteral("torch"), QStringLiteral("libtorch")},
                                               {QStringLiteral("xgboost"), QStringLiteral("XGBoost")}};
    const QString key = QString::fromStdString(id);
    return names.value(key, key);
}

QString coverageText(Coverage coverage, const Formatter &formatter)
{
    if (coverage == Coverage::wholeSystem())
        return formatter.translate("Run", "the whole system");
    QStringList words;
    for (const Part part : coverage.parts())
        words << formatter.translate("Part", name(part).data());
    return words.isEmpty() ? formatter.translate("Run", "coverage not known")
                           : words.join(formatter.translate("Run", ", "));
}

} // namespace hakari
