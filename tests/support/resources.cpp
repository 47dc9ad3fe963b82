// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/resources.h"

#include "core/base/presets.h"
#include "core/study/studyfile.h"

namespace hakari::test {

namespace {

template <class T>
T required(Expected<T> result)
{
    if (!result)
        qFatal("%s", describe(result.error()).c_str());
    return std::move(*result);
}

} // namespace

std::filesystem::path resourceFolder()
{
    return HAKARI_TEST_DATA;
}

std::filesystem::path fixture(const std::string &name)
{
    return std::filesystem::path(HAKARI_TEST_FIXTURES) / name;
}

const Catalogue &shippedCatalogue()
{
    static const Catalogue catalogue = required(Catalogue::load(resourceFolder() / "catalogue"));
    return catalogue;
}

Study shippedStudy(const std::string &id)
{
    return required(findStudy(id, resourceFolder() / "studies", shippedCatalogue()));
}

std::vector<std::string> shippedStudyIds()
{
    return presetsIn(resourceFolder() / "studies");
}

Comparison compared(const Study &study)
{
    return required(compare(study, shippedCatalogue()));
}

QString toQt(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString argument(const Error &error, const std::string &name)
{
    const auto found = error.args.find(name);
    return found == error.args.end() ? QString() : toQt(found->second);
}

} // namespace hakari::test
