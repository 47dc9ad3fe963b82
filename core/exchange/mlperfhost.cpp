// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/mlperfhost.h"

#include "core/base/file.h"
#include "core/base/json.h"
#include "core/base/number.h"

#include <array>

namespace hakari {

namespace {

constexpr std::size_t sizeLimit = std::size_t{4} * 1024 * 1024;

struct Fact {
    std::string_view key;  ///< in the file
    std::string_view name; ///< in the record
};

constexpr std::array<Fact, 9> facts{{
    {"accelerator_model_name", "accelerator"},
    {"accelerators_per_node", "accelerators_per_node"},
    {"host_processor_model_name", "cpu"},
    {"host_processors_per_node", "cpus_per_node"},
    {"number_of_nodes", "nodes"},
    {"framework", "framework"},
    {"operating_system", "operating_system"},
    {"system_name", "system"},
    {"submitter", "submitter"},
}};

/// Submissions write counts as numbers or as text.
std::string textOf(const JsonNode &document, std::string_view key)
{
    const auto fact = document.find(key);
    if (!fact)
        return {};
    if (fact->json().is_number())
        return exactText(fact->number());
    return std::string(trimmed(fact->string()));
}

nlohmann::json readDocument(const std::filesystem::path &path)
{
    const auto text = readTextFile(path, sizeLimit);
    if (!text)
        throw text.error();
    auto document = parseJson(*text, displayPath(path));
    if (document)
        return *std::move(document);
    // Some submissions were published with a key that appears twice. That spoils no measurement.
    auto lenient = nlohmann::json::parse(*text, nullptr, false);
    if (document.error().code != ErrorCode::JsonDuplicateKey || lenient.is_discarded())
        throw document.error();
    return lenient;
}

} // namespace

std::map<std::string, std::string> readHostFacts(const std::filesystem::path &systemFile)
{
    std::map<std::string, std::string> host;
    if (systemFile.empty())
        return host;
    const nlohmann::json document = readDocument(systemFile);
    const JsonNode node(document, displayPath(systemFile));
    for (const Fact &fact : facts) {
        if (const std::string text = textOf(node, fact.key); !text.empty())
            host.emplace(fact.name, text);
    }
    return host;
}

} // namespace hakari
