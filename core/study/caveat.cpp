// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/study/caveat.h"

#include <fmt/format.h>

#include <map>

namespace hakari {

namespace {

using Arguments = std::map<std::string, std::string>;

/// Puts the sentences of one language together.
class Wording
{
public:
    Wording(const std::string &candidate, const std::string &baseline, const Translation &translation)
        : m_candidate(candidate), m_baseline(baseline), m_translation(translation)
    {
    }

    std::string operator()(const Verdict &verdict) const
    {
        const char *english = verdict.reasons.empty()
                                  ? HAKARI_TEXT("Caveat", "The run of {candidate} was judged {state}.")
                                  : HAKARI_TEXT("Caveat", "The run of {candidate} was judged {state}; not "
                                                          "met: {reasons}.");
        return filled(english, {{"candidate", m_candidate},
                                {"state", m_translation("Verdict", name(verdict.state))},
                                {"reasons", joined(verdict.reasons)}});
    }

    std::string operator()(const WorkDifference &difference) const
    {
        const auto &[mine, other] = difference;
        if (!comparable(mine, other))
            return mine.known() ? unstated(mine, m_candidate, m_baseline)
                                : unstated(other, m_baseline, m_candidate);
        const bool inTokens = mine.tokens && other.tokens && *mine.tokens != *other.tokens;
        return filled(inTokens
                          ? HAKARI_TEXT("Caveat", "A sample of {candidate} has {value} tokens and one of "
                                                  "{baseline} {other}: they did not do the same work.")
                          : HAKARI_TEXT("Caveat", "A sample of {candidate} takes {value} × 10⁹ "
                                                  "floating-point operations and one of {baseline} "
                                                  "{other} × 10⁹: they did not do the same work."),
                      {{"candidate", m_candidate},
                       {"value", size(mine, inTokens)},
                       {"baseline", m_baseline},
                       {"other", size(other, inTokens)}});
    }

private:
    std::string filled(const char *english, const Arguments &arguments) const
    {
        return fillTemplate(m_translation("Caveat", english), arguments);
    }

    static std::string size(const SampleWork &work, bool inTokens)
    {
        return inTokens ? std::to_string(*work.tokens) : fmt::format("{:.4g}", *work.flops / 1e9);
    }

    std::string unstated(const SampleWork &work, const std::string &known, const std::string &unknown) const
    {
        const bool inTokens = work.tokens.has_value();
        return filled(inTokens
                          ? HAKARI_TEXT("Caveat", "A sample of {candidate} has {value} tokens; how large "
                                                  "one of {baseline} is, is not stated: they may not "
                                                  "have done the same work.")
                          : HAKARI_TEXT("Caveat", "A sample of {candidate} takes {value} × 10⁹ "
                                                  "floating-point operations; how large one of "
                                                  "{baseline} is, is not stated: they may not have "
                                                  "done the same work."),
                      {{"candidate", known}, {"value", size(work, inTokens)}, {"baseline", unknown}});
    }

    /// The words of another harness are in no translation.
    std::string reason(const Notice &notice) const { return m_translation("RuleName", notice.text); }

    std::string joined(const std::vector<Notice> &reasons) const
    {
        std::string all;
        for (const Notice &each : reasons)
            all = all.empty() ? reason(each)
                              : filled(HAKARI_TEXT("Caveat", "{reasons}, {reason}"),
                                       {{"reasons", all}, {"reason", reason(each)}});
        return all;
    }

    const std::string &m_candidate;
    const std::string &m_baseline;
    const Translation &m_translation;
};

} // namespace

std::string_view key(const Caveat &caveat)
{
    return std::holds_alternative<Verdict>(caveat) ? "verdict" : "work";
}

std::vector<Caveat> caveatsOf(const Candidate &candidate, const Candidate &baseline)
{
    std::vector<Caveat> caveats;
    if (candidate.verdict)
        caveats.emplace_back(*candidate.verdict);
    const SampleWork &mine = candidate.sample;
    const SampleWork &other = baseline.sample;
    const bool stated = mine.known() || other.known();
    if (candidate.id != baseline.id && stated && (!comparable(mine, other) || surelyDiffer(mine, other)))
        caveats.emplace_back(WorkDifference{mine, other});
    return caveats;
}

std::string sentence(const Caveat &caveat, const std::string &candidate, const std::string &baseline,
                     const Translation &translation)
{
    return std::visit(Wording(candidate, baseline, translation), caveat);
}

} // namespace hakari
