// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QTableView>

#include "tests/bench/filledworkbook.h"
#include "tests/bench/medians.h"
#include "widgets/results/resulttable.h"
#include "widgets/style/theme.h"

#include <algorithm>
#include <array>

// How long the table of results takes with 100,000 of them, each time until it is painted. No test: a busy
// machine would fail it.

using namespace hakari;
using namespace hakari::test;

namespace {

constexpr int resultCount = 100'000;

/// Texts of which some are all different and some are not ASCII, as in a workbook of years.
void vary(RunData &run, int number)
{
    static constexpr std::array titles{"LayoutLM base", "BERT large, 文書理解", "XGBoost 500 trees",
                                       "ResNet-50 v1.5"};
    static constexpr std::array devices{"Intel(R) Xeon(R) Platinum 8375C CPU @ 2.90GHz", "NVIDIA T4",
                                        "NVIDIA A100-SXM4-80GB"};
    const auto index = static_cast<std::size_t>(number);
    run.setup.title = titles[index % titles.size()] + std::string(" #") + std::to_string(number);
    run.setup.scenario = static_cast<Scenario>(number % 4);
    run.facts["device_name"] = devices[index % devices.size()];
    run.facts["backend"] = "onednn";
    run.facts["precision"] = number % 2 == 0 ? "fp32" : "int8";
    run.startUtc.replace(0, 4, std::to_string(2000 + number * 7919 % 27));
    for (QueryTime &query : run.queries)
        query.latency += number * 1000;
}

/// The window's share of it is done when no event waits any more.
void paint()
{
    QApplication::processEvents();
}

void benchOpening(const std::filesystem::path &file)
{
    report("open 100,000 results -> painted table", 7, 1000, [&] {
        Appearance appearance(Language::English, false);
        WorkbookDocument workbook;
        ResultTable table(workbook, appearance);
        table.resize(1200, 800);
        table.show();
        workbook.open(file);
        workbook.wait();
        paint();
    });
    report("of that, the workbook alone", 7, 1000, [&] {
        WorkbookDocument workbook;
        workbook.open(file);
        workbook.wait();
    });
}

void benchTyping(ResultTable &table)
{
    auto *field = table.findChild<QLineEdit *>(QStringLiteral("searchResults"));
    std::vector<double> times;
    for (const char *text :
         {"layoutlm 99", "文書", "xeon fp32 int8", "e e e", "nothing like it", "ＮＶＩＤＩＡ t4"}) {
        const QString words = QString::fromUtf8(text);
        for (qsizetype letters = 0; letters <= words.size(); ++letters)
            times.push_back(medianMilliseconds(1, [&] {
                field->setText(words.first(letters));
                paint();
            }));
    }
    std::printf("%-52s %10.3f ms  median of %3zu, longest %.3f ms; goal 50 ms\n",
                "a letter of the search -> repainted", quantile(times, 0.5), times.size(),
                std::ranges::max(times));
    field->clear();
}

void benchSorting(ResultTable &table)
{
    for (int column = 0; column < resultColumnCount; ++column) {
        Qt::SortOrder order = Qt::AscendingOrder;
        const QString title = table.view()->model()->headerData(column, Qt::Horizontal).toString();
        report(qPrintable(QStringLiteral("sort by %1 -> repainted").arg(title)), 7, 150, [&] {
            table.view()->sortByColumn(column, order);
            order = order == Qt::AscendingOrder ? Qt::DescendingOrder : Qt::AscendingOrder;
            paint();
        });
    }
}

} // namespace

int main(int argc, char **argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QApplication::setStyle(QStringLiteral("Fusion"));
    QApplication::setFont(font(FontRole::Text));
    const Folder folder;
    const auto file = folder.path / "results.hakari";
    makeWorkbook(file, resultCount, vary);
    benchOpening(file);
    Appearance appearance(Language::English, false);
    WorkbookDocument workbook;
    ResultTable table(workbook, appearance);
    table.resize(1200, 800);
    table.show();
    workbook.open(file);
    workbook.wait();
    paint();
    report("the list alone: search and order made anew", 7, 1000, [&] { ResultList list(workbook.rows()); });
    benchTyping(table);
    benchSorting(table);
    return 0;
}
