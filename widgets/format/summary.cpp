// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/format/summary.h"

#include <QStringList>

namespace hakari {

QString assumptionsLine(const Study &study, const Comparison &comparison, const Formatter &formatter)
{
    const Assumptions &a = study.assumptions;
    QStringList parts;
    if (study.kind == StudyKind::Inference)
        //: %1 a number, %2 what is counted, e.g. inferences
        parts << formatter.translate("Report", "%1 %2/hour")
                     .arg(formatter.value(Unit::HourlyRate, a.demand.value.value),
                          formatter.text(study.unitName));
    else
        //: %1 a number, %2 what is counted, e.g. sequences
        parts << formatter.translate("Report", "%1 %2")
                     .arg(formatter.number(a.sequences.value, 0), formatter.text(study.unitName));
    parts << QString::fromStdString(a.region);
    //: %1 is a year
    parts
        << formatter.translate("Report", "on-demand prices of %1").arg(QString::fromStdString(a.prices.year));
    //: %1 is a candidate
    parts << formatter.translate("Report", "baseline %1")
                 .arg(formatter.text(study.candidates[comparison.baseline].name));
    return parts.join(QStringLiteral(" · "));
}

} // namespace hakari
