// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/study/powerscope.h"

#include "core/base/error.h"
#include "core/base/text.h"

#include <map>
#include <vector>

namespace hakari {

namespace {

using Arguments = std::map<std::string, std::string>;

/// Fills and joins the templates of one language.
class Wording
{
public:
    explicit Wording(const Translation &translation) : m_translation(translation) {}

    std::string filled(std::string_view english, const Arguments &arguments) const
    {
        return fillTemplate(m_translation("PowerScope", english), arguments);
    }

    std::string parts(Coverage covers) const
    {
        std::string list;
        for (const Part part : covers.parts()) {
            const std::string name = m_translation("Part", hakari::name(part));
            list = list.empty() ? name
                                : filled(HAKARI_TEXT("PowerScope", "{parts}, {part}"),
                                         {{"parts", list}, {"part", name}});
        }
        return list;
    }

    std::string boundary(PowerBoundary boundary) const
    {
        return m_translation("PowerBoundary", name(boundary));
    }

    std::string joined(const std::vector<std::string> &clauses) const
    {
        std::string all;
        for (const std::string &clause : clauses)
            all = all.empty() ? clause
                              : filled(HAKARI_TEXT("PowerScope", "{differences}; {difference}"),
                                       {{"differences", all}, {"difference", clause}});
        return all;
    }

private:
    const Translation &m_translation;
};

/// Gathers what one side has and the other lacks.
class Clauses
{
public:
    explicit Clauses(const Wording &wording) : m_wording(wording) {}

    const std::vector<std::string> &all() const { return m_clauses; }

    /// Whether it is unknown what `of` includes, which is then said.
    bool addUnknown(const std::optional<PowerScope> &scope, const std::string &of)
    {
        if (!scope)
            add(HAKARI_TEXT("PowerScope", "what {candidate} includes is not stated"), {{"candidate", of}});
        else if (scope->covers.empty())
            add(HAKARI_TEXT("PowerScope", "which parts {candidate} includes is not known"),
                {{"candidate", of}});
        return !scope || scope->covers.empty();
    }

    void addMissing(Coverage missing, const std::string &from)
    {
        if (!missing.empty())
            add(HAKARI_TEXT("PowerScope", "{candidate} is counted without {parts}"),
                {{"candidate", from}, {"parts", m_wording.parts(missing)}});
    }

    void add(std::string_view english, const Arguments &arguments)
    {
        m_clauses.push_back(m_wording.filled(english, arguments));
    }

private:
    const Wording &m_wording;
    std::vector<std::string> m_clauses;
};

} // namespace

Coverage presumedCoverage(PowerBoundary boundary)
{
    const bool feedsAll = boundary == PowerBoundary::AcWall || boundary == PowerBoundary::DcSupply;
    return feedsAll ? Coverage::wholeSystem() : Coverage();
}

PowerScope scopeOf(const InstancePower &power)
{
    const bool omitted = power.accelerator == AcceleratorCounted::Omitted;
    return {omitted ? Coverage::wholeSystem().without({Part::Accelerator}) : Coverage::wholeSystem(),
            PowerBoundary::Model};
}

bool surelySame(const std::optional<PowerScope> &a, const std::optional<PowerScope> &b)
{
    return a && b && !a->covers.empty() && *a == *b;
}

std::string asInEnglish(const char *, std::string_view english)
{
    return std::string(english);
}

std::string coverageText(const std::optional<PowerScope> &scope, const Translation &translation)
{
    if (!scope)
        return translation("PowerScope", HAKARI_TEXT("PowerScope", "not stated"));
    const Coverage missing = Coverage::wholeSystem().without(scope->covers);
    if (scope->covers.empty())
        return translation("PowerScope", HAKARI_TEXT("PowerScope", "parts unknown"));
    if (missing.empty())
        return translation("Part", text(scope->covers));
    const Wording wording(translation);
    if (missing.parts().size() > 1)
        return wording.parts(scope->covers);
    return wording.filled(HAKARI_TEXT("PowerScope", "all but {parts}"), {{"parts", wording.parts(missing)}});
}

std::string boundaryText(const std::optional<PowerScope> &scope, const Translation &translation)
{
    return scope ? translation("PowerBoundary", name(scope->boundary)) : std::string();
}

std::string sentence(const ScopeDifference &difference, const std::string &candidate,
                     const std::string &baseline, const Translation &translation)
{
    const Wording wording(translation);
    Clauses clauses(wording);
    const auto &[index, mine, other] = difference;
    const bool unknown = clauses.addUnknown(mine, candidate);
    const bool otherUnknown = clauses.addUnknown(other, baseline);
    if (!unknown && !otherUnknown) {
        clauses.addMissing(other->covers.without(mine->covers), candidate);
        clauses.addMissing(mine->covers.without(other->covers), baseline);
    }
    if (mine && other && mine->boundary != other->boundary)
        clauses.add(HAKARI_TEXT("PowerScope", "the boundary of {candidate} is {boundary}, "
                                              "that of {baseline} is {other}"),
                    {{"candidate", candidate},
                     {"boundary", wording.boundary(mine->boundary)},
                     {"baseline", baseline},
                     {"other", wording.boundary(other->boundary)}});
    return wording.filled(
        HAKARI_TEXT(
            "PowerScope",
            "The energy of {candidate} cannot be taken as like for like with that of {baseline}: {differences}."),
        {{"candidate", candidate}, {"baseline", baseline}, {"differences", wording.joined(clauses.all())}});
}

} // namespace hakari
