// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QApplication>
#include <QProcess>
#include <QTemporaryDir>

#include "app/workbench/mainwindow.h"
#include "core/base/datafolder.h"
#include "core/study/candidates.h"
#include "core/study/studyfile.h"
#include "tests/bench/medians.h"
#include "tests/support/resources.h"

// How long the window takes: the median of some runs, and its share of what it may take. No test: a busy
// machine would fail it.

using namespace hakari;
using namespace hakari::test;

namespace {

Study studyOfEight(const Catalogue &catalogue)
{
    Study study = findStudy("aws-2023-layoutlm", dataFolder() / "studies", catalogue).value();
    for (const char *instance :
         {"g4dn.xlarge", "g4dn.4xlarge", "inf1.xlarge", "g5.xlarge", "c6i.4xlarge", "c7g.4xlarge"}) {
        const Sourced<PerSecond> rate{
            {10.0 + static_cast<double>(study.candidates.size())}, Provenance::Entered, nullptr, {}};
        study.candidates.push_back(candidateFromInstance(study, catalogue, instance, rate).value());
    }
    return study;
}

/// From a change of demand until the window shows it.
void benchDemand(const std::shared_ptr<const Catalogue> &catalogue)
{
    Appearance appearance(Language::English, false);
    StudyDocument document(catalogue);
    WorkbookDocument workbook;
    MainWindow window(document, workbook, appearance, dataFolder() / "studies",
                      RunPlaces{{}, dataFolder() / "workloads", {}});
    document.open(studyOfEight(*catalogue));
    window.resize(1440, 900);
    window.show();
    QApplication::processEvents();
    double demand = 1e6;
    report("demand -> eight candidates recomputed and repainted", 101, 16, [&] {
        demand *= 1.01;
        document.edit(
            {}, [&](Study &study) { study.assumptions.demand.value = perHour(demand); }, EditKind::Demand);
        QApplication::processEvents();
    });
}

/// What a person waits for: the whole program, up to a picture of the painted window on the disk.
void benchStart()
{
    const QTemporaryDir folder;
    report("start -> first painted charts, as a picture", 9, 1000, [&folder] {
        QProcess::execute(QStringLiteral(HAKARI_PROGRAM),
                          {QStringLiteral("--language"), QStringLiteral("en"), QStringLiteral("--screenshot"),
                           folder.filePath(QStringLiteral("start.png"))});
    });
}

} // namespace

int main(int argc, char **argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QApplication::setStyle(QStringLiteral("Fusion"));
    benchDemand(std::make_shared<const Catalogue>(Catalogue::load(dataFolder() / "catalogue").value()));
    benchStart();
    return 0;
}
