// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"
#include "core/base/text.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hakari {

/// Parses strict JSON: duplicate keys and deep nesting are refused, a syntax error names line and column.
/// `file` is only used in messages.
Expected<nlohmann::json> parseJson(std::string_view text, const std::string &file);

/// A place in a JSON document that knows its own path, so that a wrong value is reported as
/// "candidates[2].throughput.value". Its readers throw Error: a parser uses it inside one function that
/// catches Error and returns Expected. Refers to the document, which must outlive it.
class JsonNode
{
public:
    JsonNode(const nlohmann::json &value, std::string file, std::string place = {});

    const std::string &file() const { return m_file; }
    const std::string &place() const { return m_place; }
    const nlohmann::json &json() const { return *m_value; }

    JsonNode at(std::string_view key) const;                  ///< throws FieldMissing
    std::optional<JsonNode> find(std::string_view key) const; ///< nothing where absent or null
    std::vector<JsonNode> items() const;

    double number() const;
    double numberAbove(double limit) const;             ///< > limit
    double numberAtLeast(double limit) const;           ///< >= limit
    double numberWithin(double low, double high) const; ///< low < x <= high
    int integerAtLeast(int limit) const;
    bool boolean() const;
    std::string string() const;
    LocalizedText text() const; ///< "text" or {"en": ..., "ja": ...}

    [[noreturn]] void failType(std::string_view expected) const;
    [[noreturn]] void failRange(std::string_view expected) const;
    [[noreturn]] void failValue(const std::string &value, std::string_view expected) const;

private:
    const nlohmann::json *m_value;
    std::string m_file;
    std::string m_place;
};

} // namespace hakari
