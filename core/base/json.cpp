// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/json.h"

#include "core/base/file.h"
#include "core/base/number.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <sstream>

namespace hakari {

namespace {

constexpr int depthLimit = 64;

/// Watches the parser's events for what nlohmann-json accepts silently.
class StrictWatch
{
public:
    explicit StrictWatch(const std::string &file) : m_file(file) {}

    bool operator()(int depth, nlohmann::json::parse_event_t event, const nlohmann::json &value)
    {
        using Event = nlohmann::json::parse_event_t;
        if (depth > depthLimit)
            throw Error{ErrorCode::JsonTooDeep, {{"file", m_file}}};
        if (event == Event::object_start)
            m_keys.emplace_back();
        else if (event == Event::object_end)
            m_keys.pop_back();
        else if (event == Event::key && !m_keys.back().insert(value.get<std::string>()).second)
            throw Error{ErrorCode::JsonDuplicateKey, {{"file", m_file}, {"place", value.get<std::string>()}}};
        return true;
    }

private:
    const std::string &m_file;
    std::vector<std::set<std::string>> m_keys;
};

Error syntaxError(std::string_view text, std::size_t byte, const std::string &file)
{
    const std::size_t offset = std::min(byte == 0 ? 0 : byte - 1, text.size());
    const auto lineStart = offset == 0 ? std::string_view::npos : text.rfind('\n', offset - 1);
    const std::size_t column = offset - (lineStart == std::string_view::npos ? 0 : lineStart + 1) + 1;
    return {
        ErrorCode::JsonSyntax,
        {{"file", file}, {"line", std::to_string(lineOf(text, offset))}, {"column", std::to_string(column)}}};
}

/// How many bytes the parser takes before it refuses the text. Its exception for a number that is too large
/// does not say.
std::size_t bytesTaken(std::string_view text)
{
    std::istringstream stream{std::string(text)};
    try {
        [[maybe_unused]] const auto document = nlohmann::json::parse(stream);
    } catch (const nlohmann::json::exception &) {
        const auto taken = stream.rdbuf()->pubseekoff(0, std::ios::cur, std::ios::in);
        return static_cast<std::size_t>(std::max<std::streamoff>(taken, 0));
    }
    return 0;
}

} // namespace

Expected<nlohmann::json> parseJson(std::string_view text, const std::string &file)
{
    if (trimmed(text).empty())
        return tl::unexpected(Error{ErrorCode::FileEmpty, {{"file", file}}});
    StrictWatch watch(file);
    try {
        return nlohmann::json::parse(text, std::ref(watch));
    } catch (const nlohmann::json::parse_error &error) {
        return tl::unexpected(syntaxError(text, error.byte, file));
    } catch (const nlohmann::json::exception &) { // a number such as 1e400; one more byte ends it
        return tl::unexpected(syntaxError(text, std::max<std::size_t>(bytesTaken(text), 1) - 1, file));
    } catch (const Error &error) {
        return tl::unexpected(error);
    }
}

JsonNode::JsonNode(const nlohmann::json &value, std::string file, std::string place)
    : m_value(&value), m_file(std::move(file)), m_place(std::move(place))
{
}

std::optional<JsonNode> JsonNode::find(std::string_view key) const
{
    if (!m_value->is_object())
        failType(HAKARI_TEXT("Expected", "an object"));
    const auto member = m_value->find(key);
    if (member == m_value->end() || member->is_null())
        return std::nullopt;
    return JsonNode(*member, m_file, m_place.empty() ? std::string(key) : m_place + '.' + std::string(key));
}

JsonNode JsonNode::at(std::string_view key) const
{
    if (auto member = find(key))
        return *member;
    const std::string place = m_place.empty() ? std::string(key) : m_place + '.' + std::string(key);
    throw Error{ErrorCode::FieldMissing, {{"file", m_file}, {"place", place}}};
}

std::vector<JsonNode> JsonNode::items() const
{
    if (!m_value->is_array())
        failType(HAKARI_TEXT("Expected", "a list"));
    std::vector<JsonNode> nodes;
    nodes.reserve(m_value->size());
    for (std::size_t i = 0; i < m_value->size(); ++i)
        nodes.emplace_back((*m_value)[i], m_file, m_place + '[' + std::to_string(i) + ']');
    return nodes;
}

double JsonNode::number() const
{
    if (!m_value->is_number())
        failType(HAKARI_TEXT("Expected", "a number"));
    const double value = m_value->get<double>();
    if (!std::isfinite(value))
        failRange(HAKARI_TEXT("Expected", "a finite number"));
    return value;
}

double JsonNode::numberAbove(double limit) const
{
    const double value = number();
    if (!(value > limit))
        failRange("> " + exactText(limit));
    return value;
}

double JsonNode::numberAtLeast(double limit) const
{
    const double value = number();
    if (!(value >= limit))
        failRange("≥ " + exactText(limit));
    return value;
}

double JsonNode::numberWithin(double low, double high) const
{
    const double value = number();
    if (!(value > low && value <= high))
        failRange("> " + exactText(low) + ", ≤ " + exactText(high));
    return value;
}

int JsonNode::integerAtLeast(int limit) const
{
    const double value = numberAtLeast(limit);
    if (value != std::floor(value) || value > 1e9)
        failRange(HAKARI_TEXT("Expected", "a whole number"));
    return static_cast<int>(value);
}

bool JsonNode::boolean() const
{
    if (!m_value->is_boolean())
        failType(HAKARI_TEXT("Expected", "true or false"));
    return m_value->get<bool>();
}

std::string JsonNode::string() const
{
    if (!m_value->is_string())
        failType(HAKARI_TEXT("Expected", "text"));
    return m_value->get<std::string>();
}

LocalizedText JsonNode::text() const
{
    if (m_value->is_string())
        return {m_value->get<std::string>(), {}};
    const auto japanese = find("ja");
    return {at("en").string(), japanese ? japanese->string() : std::string()};
}

void JsonNode::failType(std::string_view expected) const
{
    const std::string place = m_place.empty() ? "the document" : m_place;
    throw Error{ErrorCode::FieldType,
                {{"file", m_file}, {"place", place}, {"expected", std::string(expected)}}};
}

void JsonNode::failRange(std::string_view expected) const
{
    throw Error{ErrorCode::FieldRange,
                {{"file", m_file},
                 {"place", m_place},
                 {"value", m_value->dump()},
                 {"expected", std::string(expected)}}};
}

void JsonNode::failValue(const std::string &value, std::string_view expected) const
{
    throw Error{
        ErrorCode::FieldUnknownValue,
        {{"file", m_file}, {"place", m_place}, {"value", value}, {"expected", std::string(expected)}}};
}

} // namespace hakari
