// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workload/workloadfile.h"

#include "core/base/file.h"
#include "core/base/json.h"
#include "core/base/presets.h"

#include <algorithm>
#include <array>
#include <set>

namespace hakari {

namespace {

using nlohmann::json;

constexpr std::array<std::string_view, 4> elementNames{"int64", "int32", "float32", "bool"};
constexpr int largestDimension = 1 << 24;

template <std::size_t Count>
std::size_t choice(const JsonNode &node, const std::array<std::string_view, Count> &names)
{
    const std::string value = node.string();
    const auto found = std::ranges::find(names, value);
    if (found == names.end())
        node.failValue(value, listed(names));
    return static_cast<std::size_t>(found - names.begin());
}

/// A misspelt field would otherwise fall back to its default without a word.
void allowOnly(const JsonNode &node, const std::set<std::string_view> &fields)
{
    if (!node.json().is_object())
        node.failType(HAKARI_TEXT("Expected", "an object"));
    for (const auto &[key, value] : node.json().items()) {
        if (fields.contains(key))
            continue;
        const std::string place = node.place().empty() ? "the document" : node.place();
        JsonNode(node.json(), node.file(), place).failValue(key, listed(fields));
    }
}

void readInteger(const JsonNode &node, std::string_view key, int low, int high, int &value)
{
    const auto field = node.find(key);
    if (!field)
        return;
    value = field->integerAtLeast(low);
    if (value > high)
        field->failRange("at most " + std::to_string(high));
}

void readShare(const JsonNode &node, std::string_view key, double &value)
{
    if (const auto field = node.find(key))
        value = field->numberWithin(0.0, 1.0);
}

LocalizedText readText(const JsonNode &node)
{
    if (node.json().is_object())
        allowOnly(node, {"en", "ja"});
    return node.text();
}

EncoderModel readEncoder(const JsonNode &node)
{
    allowOnly(node,
              {"kind", "vocabulary", "hidden", "layers", "heads", "intermediate", "positions", "token_types",
               "layout_positions", "sequence_length", "layer_norm_epsilon", "optimizer", "masked_share"});
    EncoderModel model;
    readInteger(node, "vocabulary", 8, largestDimension, model.vocabulary);
    readInteger(node, "hidden", 1, 65536, model.hidden);
    readInteger(node, "layers", 1, 1024, model.layers);
    readInteger(node, "heads", 1, 1024, model.heads);
    readInteger(node, "intermediate", 1, 262144, model.intermediate);
    readInteger(node, "positions", 1, largestDimension, model.positions);
    readInteger(node, "token_types", 1, 1024, model.tokenTypes);
    readInteger(node, "layout_positions", 0, largestDimension, model.layoutPositions);
    readInteger(node, "sequence_length", 1, largestDimension, model.sequenceLength);
    readShare(node, "layer_norm_epsilon", model.layerNormEpsilon);
    readShare(node, "masked_share", model.maskedShare);
    if (const auto field = node.find("optimizer"))
        model.optimizer = static_cast<Optimizer>(
            choice(*field, std::array{name(Optimizer::Lamb), name(Optimizer::AdamW)}));
    if (model.hidden % model.heads != 0)
        node.at("heads").failRange("a divisor of hidden, " + std::to_string(model.hidden));
    if (model.sequenceLength > model.positions)
        node.at("sequence_length").failRange("at most positions, " + std::to_string(model.positions));
    return model;
}

TensorInput readInput(const JsonNode &node)
{
    allowOnly(node, {"name", "type", "shape", "low", "high"});
    TensorInput input;
    input.name = node.at("name").string();
    input.type = static_cast<ElementType>(choice(node.at("type"), elementNames));
    for (const JsonNode &size : node.at("shape").items()) {
        input.shape.push_back(size.integerAtLeast(1));
        if (input.shape.back() > largestDimension)
            size.failRange("at most " + std::to_string(largestDimension));
    }
    if (const auto low = node.find("low"))
        input.low = low->number();
    if (const auto high = node.find("high"))
        input.high = high->numberAtLeast(input.low);
    else if (input.low > input.high)
        node.at("high");
    return input;
}

ScriptModel readScript(const JsonNode &node, const std::filesystem::path &folder)
{
    allowOnly(node, {"kind", "file", "inputs"});
    ScriptModel model;
    model.file = folder / node.at("file").string();
    for (const JsonNode &input : node.at("inputs").items())
        model.inputs.push_back(readInput(input));
    if (model.inputs.empty())
        node.at("inputs").failRange("at least one input");
    return model;
}

BoostingModel readBoosting(const JsonNode &node)
{
    allowOnly(node, {"kind", "rows", "columns", "depth", "trees"});
    BoostingModel model;
    readInteger(node, "rows", 16, 1'000'000'000, model.rows);
    readInteger(node, "columns", 1, 100'000, model.columns);
    readInteger(node, "depth", 1, 16, model.depth);
    readInteger(node, "trees", 1, 100'000, model.trees);
    return model;
}

WorkloadModel readModel(const JsonNode &node, const std::filesystem::path &folder)
{
    constexpr std::array<std::string_view, 4> kinds{"null", "encoder", "torchscript", "boosting"};
    switch (choice(node.at("kind"), kinds)) {
    case 0:
        allowOnly(node, {"kind"});
        return NullModel{};
    case 1:
        return readEncoder(node);
    case 2:
        return readScript(node, folder);
    default:
        return readBoosting(node);
    }
}

void checkVersion(const JsonNode &root)
{
    const JsonNode version = root.at("format");
    if (version.integerAtLeast(1) > workloadFormatVersion)
        throw Error{ErrorCode::FormatNewer,
                    {{"file", root.file()}, {"version", std::to_string(version.integerAtLeast(1))}}};
}

/// Rules that need more than one field.
void checkTogether(const JsonNode &root, const Workload &workload)
{
    const bool training = workload.task == Task::Training;
    if (training && std::holds_alternative<ScriptModel>(workload.model))
        root.at("task").failValue("training", "inference, for a TorchScript model");
    if (training && workload.scenario != Scenario::Offline)
        root.at("scenario").failValue(std::string(optionName(workload.scenario)), "offline, for training");
    if (workload.scenario == Scenario::Server && !workload.latencyBound)
        root.at("latency_bound_s");
}

Workload readDocument(const JsonNode &root, const std::filesystem::path &folder)
{
    checkVersion(root);
    allowOnly(root, {"$schema", "format", "id", "title", "note", "task", "model", "precision", "scenario",
                     "batch", "latency_bound_s", "references"});
    Workload workload;
    workload.id = root.at("id").string();
    if (workload.id.empty())
        root.at("id").failRange("at least one character");
    workload.title = readText(root.at("title"));
    if (const auto note = root.find("note"))
        workload.note = readText(*note);
    workload.task = static_cast<Task>(
        choice(root.at("task"), std::array{name(Task::Inference), name(Task::Training)}));
    workload.model = readModel(root.at("model"), folder);
    if (const auto precision = root.find("precision"))
        workload.precision = static_cast<Precision>(choice(
            *precision, std::array{name(Precision::Fp32), name(Precision::Bf16), name(Precision::Int8)}));
    if (const auto scenario = root.find("scenario"))
        workload.scenario = static_cast<Scenario>(choice(
            *scenario, std::array{optionName(Scenario::Offline), optionName(Scenario::Server),
                                  optionName(Scenario::SingleStream), optionName(Scenario::MultiStream)}));
    readInteger(root, "batch", 1, batchLimit, workload.batch);
    if (const auto bound = root.find("latency_bound_s"))
        workload.latencyBound = Seconds{bound->numberAbove(0.0)};
    if (const auto references = root.find("references")) {
        for (const JsonNode &reference : references->items())
            workload.references.push_back(reference.string());
    }
    checkTogether(root, workload);
    return workload;
}

json textToJson(const LocalizedText &text)
{
    if (text.ja.empty())
        return text.en;
    return {{"en", text.en}, {"ja", text.ja}};
}

json modelToJson(const NullModel &)
{
    return {{"kind", "null"}};
}

json modelToJson(const EncoderModel &model)
{
    return {{"kind", "encoder"},
            {"vocabulary", model.vocabulary},
            {"hidden", model.hidden},
            {"layers", model.layers},
            {"heads", model.heads},
            {"intermediate", model.intermediate},
            {"positions", model.positions},
            {"token_types", model.tokenTypes},
            {"layout_positions", model.layoutPositions},
            {"sequence_length", model.sequenceLength},
            {"layer_norm_epsilon", model.layerNormEpsilon},
            {"optimizer", name(model.optimizer)},
            {"masked_share", model.maskedShare}};
}

json modelToJson(const ScriptModel &model)
{
    json inputs = json::array();
    for (const TensorInput &input : model.inputs)
        inputs.push_back({{"name", input.name},
                          {"type", elementNames[static_cast<std::size_t>(input.type)]},
                          {"shape", input.shape},
                          {"low", input.low},
                          {"high", input.high}});
    return {{"kind", "torchscript"}, {"file", displayPath(model.file)}, {"inputs", inputs}};
}

json modelToJson(const BoostingModel &model)
{
    return {{"kind", "boosting"},
            {"rows", model.rows},
            {"columns", model.columns},
            {"depth", model.depth},
            {"trees", model.trees}};
}

} // namespace

Expected<Workload> parseWorkload(std::string_view text, const std::filesystem::path &file)
{
    const auto document = parseJson(text, displayPath(file));
    if (!document)
        return tl::unexpected(document.error());
    try {
        return readDocument(JsonNode(*document, displayPath(file)), file.parent_path());
    } catch (const Error &error) {
        return tl::unexpected(error);
    }
}

Expected<Workload> readWorkload(const std::filesystem::path &file)
{
    const auto text = readTextFile(file);
    if (!text)
        return tl::unexpected(text.error());
    return parseWorkload(*text, file);
}

Expected<Workload> findWorkload(const std::string &idOrPath, const std::filesystem::path &folder)
{
    return findPreset(idOrPath, folder, ErrorCode::WorkloadUnknown).and_then(readWorkload);
}

json workloadToJson(const Workload &workload)
{
    json out{{"format", workloadFormatVersion},
             {"id", workload.id},
             {"title", textToJson(workload.title)},
             {"task", name(workload.task)},
             {"model", std::visit([](const auto &model) { return modelToJson(model); }, workload.model)},
             {"precision", name(workload.precision)},
             {"scenario", optionName(workload.scenario)},
             {"batch", workload.batch}};
    if (!workload.note.empty())
        out["note"] = textToJson(workload.note);
    if (workload.latencyBound)
        out["latency_bound_s"] = workload.latencyBound->value;
    if (!workload.references.empty())
        out["references"] = workload.references;
    return out;
}

} // namespace hakari
