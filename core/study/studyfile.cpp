// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/study/studyfile.h"

#include "core/base/file.h"
#include "core/base/json.h"
#include "core/base/presets.h"
#include "core/study/studyreader.h"

namespace hakari {

Expected<Study> parseStudy(std::string_view text, const std::string &file, const Catalogue &catalogue)
{
    const auto document = parseJson(text, file);
    if (!document)
        return tl::unexpected(document.error());
    try {
        return StudyReader(JsonNode(*document, file), catalogue).read();
    } catch (const Error &error) {
        return tl::unexpected(error);
    }
}

Expected<Study> readStudy(const std::filesystem::path &path, const Catalogue &catalogue)
{
    const auto text = readTextFile(path);
    if (!text)
        return tl::unexpected(text.error());
    return parseStudy(*text, displayPath(path), catalogue);
}

Expected<Study> findStudy(const std::string &idOrPath, const std::filesystem::path &folder,
                          const Catalogue &catalogue)
{
    return findPreset(idOrPath, folder, ErrorCode::StudyUnknown).and_then([&](const auto &file) {
        return readStudy(file, catalogue);
    });
}

Study blankStudy(const Catalogue &catalogue)
{
    Study study;
    study.id = "new";
    study.title = {"New comparison", "新しい比較"};
    study.unitName = {"inferences", "推論"};
    Assumptions &a = study.assumptions;
    a.demand.value = perHour(1e6);
    a.region = "us-east-1";
    if (!catalogue.priceLists().empty())
        a.prices = catalogue.priceLists().back();
    if (!catalogue.pueFactors().empty()) {
        const PueFactor &pue = catalogue.pueFactors().front();
        a.pue = {pue.pue, Provenance::Published, pue.source, {}};
    }
    const auto grid = catalogue.gridOf(a.region);
    if (!grid.empty())
        a.grid = GridChoice{grid.back()->source->id, grid.back()->year};
    a.embodied = false;
    return study;
}

} // namespace hakari
