// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/study/resultstudy.h"

#include "core/record/rundata.h"
#include "core/study/candidates.h"
#include "core/study/studyfile.h"

#include <algorithm>
#include <functional>
#include <set>

namespace hakari {

namespace {

constexpr double usualSequences = 1e6; // of a training whose extent nobody has said yet

std::string hostFact(const RunRecord &record, const char *key)
{
    const auto found = record.host.find(key);
    return found == record.host.end() ? std::string() : found->second;
}

/// What one sample is. MLPerf's are inferences.
std::string sampleOf(const RunRecord &record)
{
    return record.data && !record.data->setup.unit.empty() ? record.data->setup.unit : "inference";
}

std::string scenarioOf(const RunRecord &record)
{
    return std::string(name(record.scenario));
}

std::string precisionOf(const RunRecord &record)
{
    return hostFact(record, "precision");
}

LocalizedText unitNameOf(const RunRecord &record)
{
    const std::string unit = sampleOf(record);
    if (unit == "sequence")
        return {"sequences", "シーケンス"};
    if (unit == "row")
        return {"rows", "行"};
    if (unit == "boosting round")
        return {"boosting rounds", "ブースティングラウンド"};
    return {"inferences", "推論"};
}

std::set<std::string> instancesIn(const std::string &text, const Catalogue &catalogue)
{
    constexpr std::string_view separators = " \t/,;:()[]\"'";
    std::set<std::string> named;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find_first_of(separators, begin), text.size());
        if (const std::string word = text.substr(begin, end - begin); catalogue.instance(word))
            named.insert(word);
        begin = end + 1;
    }
    return named;
}

using Text = std::function<std::string(const RunRecord &)>;

/// What the results tell of themselves, each text once.
std::set<std::string> distinct(std::span<const RunRecordRef> records, const Text &textOf)
{
    std::set<std::string> texts;
    for (const RunRecordRef &record : records)
        texts.insert(textOf(*record));
    texts.erase(std::string());
    return texts;
}

std::optional<Notice> ifSeveral(const std::set<std::string> &texts, const char *sentence)
{
    if (texts.size() < 2)
        return std::nullopt;
    return Notice{sentence, {{"value", listed(texts)}}};
}

/// The sentence with the titles of those results; nothing where there are none.
std::optional<Notice> titlesOf(std::span<const RunRecordRef> records,
                               const std::function<bool(const RunRecord &)> &concerned, const char *sentence)
{
    std::set<std::string> titles;
    for (const RunRecordRef &record : records) {
        if (concerned(*record))
            titles.insert(record->title);
    }
    if (titles.empty())
        return std::nullopt;
    return Notice{sentence, {{"value", listed(titles)}}};
}

bool haveDifferentWork(std::span<const RunRecordRef> records)
{
    std::vector<SampleWork> works;
    for (const RunRecordRef &record : records)
        works.push_back(sampleWorkOf(*record));
    return std::ranges::any_of(works, [&](const SampleWork &a) {
        return std::ranges::any_of(works, [&](const SampleWork &b) { return surelyDiffer(a, b); });
    });
}

void add(std::vector<Notice> &notices, std::optional<Notice> notice)
{
    if (notice)
        notices.push_back(std::move(*notice));
}

bool isOtherKind(const RunRecord &record, const Study &study)
{
    return kindOf(record) != study.kind;
}

bool isOtherUnit(const RunRecord &record, const Study &study)
{
    return !isOtherKind(record, study) && unitNameOf(record).en != study.unitName.en;
}

bool isOtherWork(const RunRecord &record, const Study &study)
{
    const SampleWork work = sampleWorkOf(record);
    return std::ranges::any_of(study.candidates,
                               [&](const Candidate &other) { return surelyDiffer(work, other.sample); });
}

/// Whether the result states the work of a sample, and nothing in the study does.
bool isWorkUnstated(const RunRecord &record, const Study &study)
{
    const auto states = [](const Candidate &candidate) { return candidate.sample.known(); };
    return !isOtherKind(record, study) && !isOtherUnit(record, study) && sampleWorkOf(record).known()
           && !study.candidates.empty() && std::ranges::none_of(study.candidates, states);
}

void addDifferencesFrom(const Study &study, std::span<const RunRecordRef> records,
                        std::vector<Notice> &notices)
{
    const auto addTitles = [&](bool (*concerned)(const RunRecord &, const Study &), const char *sentence) {
        add(notices,
            titlesOf(
                records, [&](const RunRecord &record) { return concerned(record, study); }, sentence));
    };
    const bool training = study.kind == StudyKind::Training;
    addTitles(isOtherKind, training ? HAKARI_TEXT("Notice", "The open study is about training, and these "
                                                            "results are of inference: {value}.")
                                    : HAKARI_TEXT("Notice", "The open study is about inference, and these "
                                                            "results are of training: {value}."));
    addTitles(isOtherUnit, HAKARI_TEXT("Notice", "These results do not count what the open study counts, so "
                                                 "figures per unit mean something else for them: {value}."));
    addTitles(isOtherWork, HAKARI_TEXT("Notice", "A sample of these results is not the same work as one of "
                                                 "the open study, as with another sequence length: "
                                                 "{value}."));
    addTitles(isWorkUnstated, HAKARI_TEXT("Notice", "The open study does not say how large a sample of it "
                                                    "is, so these results may be of other work: {value}."));
}

Assumptions assumptionsFrom(const Assumptions &open, const Assumptions &usual)
{
    Assumptions a = open;
    a.latencyBound.reset();
    if (!(a.demand.value.value > 0))
        a.demand = usual.demand;
    if (!(a.sequences.value > 0))
        a.sequences.value = usualSequences;
    return a;
}

std::string plainName(const ResultChoice &choice)
{
    return resultName(*choice.record, choice.instance).en;
}

/// "AMD EPYC, 16 tokens (Server, int8)": with what tells the result from the others of the same name.
LocalizedText distinguishingName(const ResultChoice &choice, std::span<const ResultChoice> choices)
{
    LocalizedText name = resultName(*choice.record, choice.instance);
    std::vector<RunRecordRef> alike;
    for (const ResultChoice &other : choices) {
        if (plainName(other) == name.en)
            alike.push_back(other.record);
    }
    std::vector<std::string> parts;
    for (const Text &textOf :
         {Text(&RunRecord::title), Text(&RunRecord::workload), Text(scenarioOf), Text(precisionOf)}) {
        if (distinct(alike, textOf).size() > 1)
            parts.push_back(textOf(*choice.record));
    }
    std::erase(parts, std::string());
    if (parts.empty())
        return name;
    const std::string differences = " (" + listed(parts) + ')';
    return {name.en + differences, name.ja.empty() ? std::string() : name.ja + differences};
}

Expected<Candidate> candidateOf(const Study &study, const Catalogue &catalogue, const ResultChoice &choice)
{
    if (auto error = whyUnfit(*choice.record))
        return tl::unexpected(std::move(*error));
    auto candidate = candidateFromRecord(study, catalogue, *choice.record, choice.instance);
    if (!candidate || !choice.curveOfInstance || choice.record->averagePower)
        return candidate;
    if (!catalogue.power(choice.instance))
        return tl::unexpected(Error{ErrorCode::PowerCurveAbsent, {{"value", choice.instance}}});
    candidate->power = CataloguePower{};
    return candidate;
}

} // namespace

std::optional<Error> whyUnfit(const RunRecord &record)
{
    const VerdictState state = record.verdict.state;
    if (state == VerdictState::Failed || state == VerdictState::Unsupported)
        return Error{ErrorCode::ResultUnfit, {{"candidate", record.title}}};
    if (!record.throughput)
        return Error{ErrorCode::ThroughputAbsent, {{"candidate", record.title}}};
    return std::nullopt;
}

std::string namedInstance(const RunRecord &record, const Catalogue &catalogue)
{
    for (const std::string &text :
         {hostFact(record, "machine"), hostFact(record, "system"), hostFact(record, "sut"), record.title}) {
        const std::set<std::string> named = instancesIn(text, catalogue);
        if (!named.empty())
            return named.size() == 1 ? *named.begin() : std::string();
    }
    return {};
}

StudyKind kindOf(const RunRecord &record)
{
    return hostFact(record, "task") == "training" ? StudyKind::Training : StudyKind::Inference;
}

std::vector<Notice> differencesOf(std::span<const RunRecordRef> records, const Study *study)
{
    const auto several = [&](const Text &textOf, const char *sentence) {
        return ifSeveral(distinct(records, textOf), sentence);
    };
    std::vector<Notice> notices;
    add(notices, several(&RunRecord::workload,
                         HAKARI_TEXT("Notice", "The results are of different workloads: {value}.")));
    if (distinct(records, sampleOf).size() > 1)
        notices.push_back({HAKARI_TEXT("Notice", "The results count different things (inferences, sequences, "
                                                 "rows or boosting rounds), so their throughputs say nothing "
                                                 "about each other."),
                           {}});
    if (distinct(records, scenarioOf).size() > 1)
        notices.push_back({HAKARI_TEXT("Notice", "The results were measured in different scenarios."), {}});
    add(notices, several(precisionOf, HAKARI_TEXT("Notice", "The results were computed in different "
                                                            "precisions: {value}.")));
    if (haveDifferentWork(records))
        notices.push_back({HAKARI_TEXT("Notice", "A sample is not the same work in all of these results, as "
                                                 "with other sequence lengths."),
                           {}});
    if (study)
        addDifferencesFrom(*study, records, notices);
    return notices;
}

bool fits(std::span<const RunRecordRef> records, const Study &study)
{
    return std::ranges::none_of(records, [&](const RunRecordRef &record) {
        return isOtherKind(*record, study) || isOtherUnit(*record, study) || isOtherWork(*record, study);
    });
}

Expected<std::vector<Candidate>> candidatesOf(Study study, const Catalogue &catalogue,
                                              std::span<const ResultChoice> choices)
{
    const auto before = static_cast<std::ptrdiff_t>(study.candidates.size());
    for (const ResultChoice &choice : choices) {
        auto candidate = candidateOf(study, catalogue, choice);
        if (!candidate)
            return tl::unexpected(std::move(candidate.error()));
        candidate->name = uniqueName(study, distinguishingName(choice, choices));
        study.candidates.push_back(std::move(*candidate));
    }
    return std::vector<Candidate>(study.candidates.begin() + before, study.candidates.end());
}

Expected<Study> studyOfResults(const Study &open, const Catalogue &catalogue,
                               std::span<const ResultChoice> choices, const std::string &date)
{
    const RunRecord &first = *choices.front().record;
    Study study = blankStudy(catalogue);
    study.id = "results-" + date;
    study.kind = kindOf(first);
    study.title = {"Results of " + date, date + " の結果"};
    study.unitName = unitNameOf(first);
    study.assumptions = assumptionsFrom(open.assumptions, study.assumptions);
    auto candidates = candidatesOf(study, catalogue, choices);
    if (!candidates)
        return tl::unexpected(std::move(candidates.error()));
    study.candidates = std::move(*candidates);
    study.baseline = study.candidates.front().id;
    return study;
}

} // namespace hakari
