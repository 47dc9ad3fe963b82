// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/results/energyfacts.h"

#include "widgets/format/runwords.h"
#include "widgets/results/resultwords.h"

#include <cmath>

namespace hakari {

namespace {

constexpr QChar none(0x2013); // an en dash

QString wattText(Watts power, const Formatter &formatter)
{
    return roundedText(power.value, formatter) + QStringLiteral(" W");
}

QString netText(const ResultView &view, const Formatter &formatter)
{
    if (view.net)
        return markedText(jouleText(view.net->value, formatter), view.energy->provenance);
    const auto &reason = view.idle ? view.netRefused : view.idleRefused;
    return none + QStringLiteral(" · ")
           + (reason ? formatter.sentence(*reason)
                     : formatter.translate("Result", "the idle power is not known"));
}

/// What another meter saw, and by how much it disagrees with what was counted where both cover the same
/// parts.
QString overlapText(const Overlap &overlap, const Formatter &formatter)
{
    const QString meter = QString::fromStdString(overlap.meter);
    const auto difference = overlap.difference();
    if (!difference)
        //: %1 is a meter, %2 its energy, %3 a list of parts
        return formatter.translate("Result", "%1 saw %2 of these parts: %3. It is not added.")
            .arg(meter, jouleText(overlap.energy.value, formatter), coverageText(overlap.covers, formatter));
    const double amount = std::abs(difference->value);
    QString size = jouleText(amount, formatter);
    if (overlap.counted.value > 0)
        //: a share and the energy that it is
        size = formatter.translate("Result", "%1 % (%2)")
                   .arg(roundedText(100 * amount / overlap.counted.value, formatter), size);
    const QString sentence = difference->value < 0
                                 //: %1 is a meter, %2 how much
                                 ? formatter.translate("Result",
                                                       "%1 saw %2 more of the same parts. It is not added.")
                                 : formatter.translate("Result",
                                                       "%1 saw %2 less of the same parts. It is not added.");
    return sentence.arg(meter, size);
}

void addEnergy(std::vector<FactRow> &out, const ResultView &view, const Formatter &formatter)
{
    const WholeEnergy &energy = *view.energy;
    out.push_back({formatter.translate("Result", "Gross"),
                   markedText(jouleText(energy.total.value, formatter), energy.provenance)});
    out.push_back({formatter.translate("Result", "Net, above idle"), netText(view, formatter)});
    if (view.idle)
        out.push_back({formatter.translate("Result", "Idle power"), wattText(*view.idle, formatter)});
    out.push_back({formatter.translate("Result", "Includes"), formatter.scope(energy.scope)});
    if (!energy.missing.empty())
        out.push_back(
            {formatter.translate("Result", "Not included"), coverageText(energy.missing, formatter)});
    for (const Overlap &overlap : energy.overlaps)
        out.push_back({formatter.translate("Result", "Second meter"), overlapText(overlap, formatter)});
}

} // namespace

std::vector<FactRow> energyFacts(const ResultView &view, const Formatter &formatter)
{
    std::vector<FactRow> out;
    if (view.energy)
        addEnergy(out, view, formatter);
    for (const Error &error : view.energyErrors)
        out.push_back({formatter.translate("Result", "Not metered"), formatter.sentence(error)});
    return out;
}

} // namespace hakari
