// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/json.h"
#include "core/study/study.h"

#include <map>

namespace hakari {

/// Turns the JSON of a study into a Study. Throws Error; parseStudy catches it.
class StudyReader
{
public:
    StudyReader(JsonNode root, const Catalogue &catalogue);

    Study read();

private:
    void checkFormat() const;
    void readSources();
    Assumptions readAssumptions(const JsonNode &node, StudyKind kind) const;
    Candidate readCandidate(const JsonNode &node, StudyKind kind) const;
    SampleWork readSample(const JsonNode &node) const;
    void readWork(const JsonNode &node, Candidate &candidate) const;
    void readCluster(const JsonNode &node, Candidate &candidate) const;
    PowerBasis readPower(const JsonNode &node) const;
    BorrowedPower readBorrowedPower(const JsonNode &node) const;
    StatedPower readStatedPower(const JsonNode &node) const;
    StatedPrice readPrice(const JsonNode &node) const;
    Claim readClaim(const JsonNode &node) const;
    StudyNote readNote(const JsonNode &node) const;
    void checkReferences(const Study &study) const;

    SourceRef source(const JsonNode &node) const;
    Provenance provenance(const JsonNode &node, Provenance fallback) const;
    std::optional<Interval> interval(const JsonNode &node) const;

    JsonNode m_root;
    const Catalogue &m_catalogue;
    std::map<std::string, SourceRef> m_sources;
};

} // namespace hakari
