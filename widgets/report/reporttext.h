// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/study/compare.h"
#include "widgets/format/formatter.h"

#include <QString>

namespace hakari {

/// The prose and tables of the report as HTML, in the language of the formatter.
QString figuresHtml(const Study &study, const Comparison &comparison, const Formatter &formatter);
QString assumptionsHtml(const Study &study, const Comparison &comparison, const Formatter &formatter);
QString methodHtml(const Study &study, const Comparison &comparison, const Formatter &formatter);

} // namespace hakari
