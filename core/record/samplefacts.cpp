// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/record/samplefacts.h"

#include "core/base/json.h"
#include "core/base/number.h"

namespace hakari {

namespace {

std::optional<std::int64_t> positive(std::optional<std::int64_t> number)
{
    return number && *number > 0 ? number : std::nullopt;
}

} // namespace

std::optional<std::int64_t> batchOf(const std::map<std::string, std::string> &facts)
{
    const auto fact = facts.find("batch");
    return fact == facts.end() ? std::nullopt : positive(parseInteger(fact->second));
}

std::optional<std::int64_t> sequenceLengthOf(const std::map<std::string, std::string> &facts)
{
    const auto fact = facts.find("workload_json");
    const auto document = parseJson(fact == facts.end() ? std::string() : fact->second, {});
    if (!document || !document->is_object())
        return std::nullopt;
    const auto model = document->find("model");
    if (model == document->end() || !model->is_object())
        return std::nullopt;
    const auto length = model->find("sequence_length");
    if (length == model->end() || !length->is_number_integer())
        return std::nullopt;
    return positive(length->get<std::int64_t>());
}

} // namespace hakari
