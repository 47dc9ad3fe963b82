// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workbook/resultbody.h"

#include "core/base/json.h"
#include "core/record/eventlines.h"
#include "core/record/recordedrun.h"
#include "core/workbook/recordjson.h"

#include <algorithm>

namespace hakari {

namespace {

using nlohmann::json;

constexpr int bodyVersion = 1;
constexpr const char *storedRun = "stored";

/// Everything of the run but its queries and readings. What opens a measurement ends the one before, so the
/// windows come after it.
void tell(EventLines &events, const RunData &data)
{
    events.hello({0.0}, data);
    if (data.measurementBegin)
        events.measurementEdge({0.0}, *data.measurementBegin);
    for (const LoadWindow &window : data.windows)
        events.window({0.0}, window);
    if (data.measurementEnd)
        events.measurementEdge({0.0}, *data.measurementEnd);
    for (const PowerTrace &trace : data.power)
        events.meter({0.0}, trace.meter, trace.domain);
    for (const std::string &text : data.throttling)
        events.throttling({0.0}, text);
    for (const Notice &notice : data.warnings)
        events.warning({0.0}, notice);
    if (data.error)
        events.error({0.0}, *data.error);
    if (data.ended)
        events.bye({0.0}, data.interrupted);
}

/// The first line, in strict UTF-8.
std::string headLine(json head, const SourceRef &source, const std::string &record)
{
    head["v"] = bodyVersion;
    if (source)
        head["source"] = sourceJson(*source);
    try {
        return head.dump() + '\n';
    } catch (const json::exception &) {
        throw Error{ErrorCode::ResultUnstorable, {{"value", record}, {"cause", "a text in it is not UTF-8"}}};
    }
}

RunData readLines(std::string_view lines, const std::string &file)
{
    RunAssembler assembler(file);
    while (!lines.empty()) {
        const auto end = std::min(lines.find('\n'), lines.size() - 1);
        if (const auto added = assembler.add(lines.substr(0, end)); !added)
            throw Error(added.error());
        lines.remove_prefix(end + 1);
    }
    return assembler.data();
}

} // namespace

std::string bodyText(const RunData &data, const SourceRef &source)
{
    const json head{
        {"kind", "run"}, {"run", data.id}, {"rank", data.rank}, {"samples_per_query", data.samplesPerQuery}};
    std::string text = headLine(head, source, data.id);
    EventLines events(storedRun, 0, [&text](std::string_view line) { text += line; });
    tell(events, data);
    return text;
}

std::string bodyText(const RunRecord &record)
{
    json head = recordJson(record);
    head["kind"] = "record";
    std::string text = headLine(std::move(head), record.source, record.id);
    EventLines events(storedRun, 0, [&text](std::string_view line) { text += line; });
    events.hello({0.0}, {});
    for (const PowerTrace &trace : record.power)
        events.meter({0.0}, trace.meter, trace.domain);
    return text;
}

ResultBody readBody(std::string_view text, const std::string &file)
{
    const auto end = std::min(text.find('\n'), text.size());
    const auto document = parseJson(text.substr(0, end), file);
    if (!document)
        throw Error(document.error());
    const JsonNode head(*document, file);
    if (const int version = head.at("v").integerAtLeast(1); version > bodyVersion)
        throw Error{ErrorCode::FormatNewer, {{"file", file}, {"version", std::to_string(version)}}};
    RunData data = readLines(text.substr(std::min(end + 1, text.size())), file);
    ResultBody body;
    if (head.at("kind").string() == "run") {
        data.id = head.at("run").string();
        data.rank = head.at("rank").integerAtLeast(0);
        data.samplesPerQuery = readCount(head.at("samples_per_query"));
        if (data.samplesPerQuery == 0)
            head.at("samples_per_query").failRange("above 0");
        body.run = std::move(data);
    } else {
        body.record = readRecord(head);
        body.record.power = std::move(data.power);
    }
    body.record.source = readSource(head);
    return body;
}

} // namespace hakari
