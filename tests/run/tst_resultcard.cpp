// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/guimain.h"
#include "tests/workbook/workbookfile.h"

#include "widgets/run/resultcard.h"

#include <QSignalSpy>

using namespace hakari;
using namespace hakari::workbooktest;

/// What is offered for a run that is over.
class TestResultCard : public QObject
{
    Q_OBJECT

private slots:
    void resultIsShownOnlyInItsOwnWorkbook();
    void runThatBeganElsewhereIsStoredWhole();

private:
    static RunEntry entry(std::optional<Error> unsaved)
    {
        RunEntry out;
        out.outcome.record = std::make_shared<const RunRecord>(ownRecord());
        out.outcome.file = "/one.hakari";
        out.outcome.result = ResultId{7};
        out.outcome.unsaved = std::move(unsaved);
        return out;
    }

    Appearance m_appearance{Language::English, false};
};

/// The same number is another result, or none, in another workbook.
void TestResultCard::resultIsShownOnlyInItsOwnWorkbook()
{
    ResultCard card(m_appearance);
    const auto *show = card.findChild<QPushButton *>(QStringLiteral("showResult"));
    card.setWorkbook("/one.hakari");
    card.show(entry({}));
    QVERIFY(show->isEnabled());
    card.setWorkbook("/two.hakari");
    QVERIFY(!show->isEnabled());
    card.setWorkbook("/one.hakari");
    QVERIFY(show->isEnabled());
}

void TestResultCard::runThatBeganElsewhereIsStoredWhole()
{
    ResultCard card(m_appearance);
    std::vector<std::optional<ResultId>> beginnings;
    connect(
        &card, &ResultCard::storeRequested, this,
        [&](const RunRecordRef &, std::optional<ResultId> beginning) { beginnings.push_back(beginning); });
    card.show(entry(Error{ErrorCode::WorkbookFull, {{"file", "/one.hakari"}}}));
    auto *store = card.findChild<QPushButton *>(QStringLiteral("storeResult"));
    for (const char *workbook : {"/one.hakari", "/two.hakari"}) {
        card.setWorkbook(workbook);
        QVERIFY(store->isVisibleTo(&card));
        store->click();
    }
    QVERIFY((beginnings == std::vector<std::optional<ResultId>>{ResultId{7}, std::nullopt}));
}

HAKARI_GUI_TEST_MAIN(TestResultCard)
#include "tst_resultcard.moc"
