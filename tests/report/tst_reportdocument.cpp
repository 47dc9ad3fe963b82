// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/comparisonjson.h"
#include "tests/support/crowd.h"
#include "tests/support/guimain.h"
#include "tests/support/pdfreader.h"
#include "tests/support/resources.h"
#include "widgets/models/appearance.h"
#include "widgets/models/comparisonmodel.h"
#include "widgets/report/reportdocument.h"

#include <QRegularExpression>

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFOutlineDocumentHelper.hh>

using namespace hakari;
using namespace hakari::test;

namespace {

QByteArray bytesOf(const Study &study, Language language)
{
    const Comparison comparison = compared(study);
    const Formatter formatter(language);
    const auto bytes = ReportDocument(study, comparison, formatter).toPdf();
    if (!bytes)
        qFatal("%s", describe(bytes.error()).c_str());
    return *bytes;
}

Language languageOfRow()
{
    return QByteArray(QTest::currentDataTag()).endsWith(" ja") ? Language::Japanese : Language::English;
}

QStringList bookmarksOf(const QByteArray &bytes)
{
    QPDF pdf;
    pdf.processMemoryFile("report", bytes.constData(), static_cast<std::size_t>(bytes.size()));
    QStringList titles;
    for (auto &entry : QPDFOutlineDocumentHelper(pdf).getTopLevelOutlines())
        titles << QString::fromStdString(entry.getTitle());
    return titles;
}

} // namespace

/// The report as a reader of the PDF gets it.
class TestReportDocument : public QObject
{
    Q_OBJECT

private slots:
    void everyNumberOfTheTableIsInTheText_data();
    void everyNumberOfTheTableIsInTheText();
    void textIsInItsLanguage_data() { everyNumberOfTheTableIsInTheText_data(); }
    void textIsInItsLanguage();
    void methodNamesNotesRemarksAndSources();
    void scopesAndWarningsAreInTheText();
    void runsThatAreNotTrustedAreNamed();
    void attachmentIsTheComparison();
    void bookmarksLeadToTheSections();
    void pagesAreA4LandscapeAndVector_data() { everyNumberOfTheTableIsInTheText_data(); }
    void pagesAreA4LandscapeAndVector();
    void nothingIsPrintedOutsideThePages_data() { everyNumberOfTheTableIsInTheText_data(); }
    void nothingIsPrintedOutsideThePages();
    void hiddenCandidatesAreLeftOut();
    void manyCandidatesTakeMorePages();
    void previewHasThePagesOfThePrint();
    void themeOfTheWindowChangesNothing();
};

void TestReportDocument::everyNumberOfTheTableIsInTheText_data()
{
    QTest::addColumn<QString>("id");
    for (const std::string &id : shippedStudyIds()) {
        for (const char *tag : {"ja", "en"})
            QTest::addRow("%s %s", id.c_str(), tag) << QString::fromStdString(id);
    }
}

void TestReportDocument::everyNumberOfTheTableIsInTheText()
{
    QFETCH(QString, id);
    const Language language = languageOfRow();
    const Study study = shippedStudy(id.toStdString());
    const QString text = PdfReader(bytesOf(study, language)).text({QStringLiteral("-layout")});
    QVERIFY(!hasRadicals(text));
    const QString packed = withoutSpaces(text);
    ComparisonModel model(Formatter(language), Theme::print());
    model.setComparison(study, std::make_shared<const Comparison>(compared(study)));
    int cells = 0;
    for (int row = 0; row < model.rowCount(); ++row) {
        for (int column = 0; column < model.columnCount(); ++column) {
            const QString cell = model.index(row, column).data().toString();
            QVERIFY2(packed.contains(withoutSpaces(cell)), qPrintable(cell));
            ++cells;
        }
    }
    QVERIFY(cells >= 20);
}

void TestReportDocument::textIsInItsLanguage()
{
    QFETCH(QString, id);
    const Language language = languageOfRow();
    const Study study = shippedStudy(id.toStdString());
    const QString packed = withoutSpaces(PdfReader(bytesOf(study, language)).text());
    const bool japanese = language == Language::Japanese;
    const QStringList japaneseTexts{QStringLiteral("前提条件"),     QStringLiteral("消費電力量"),
                                    QStringLiteral("ベースライン"), QStringLiteral("リージョン"),
                                    QStringLiteral("炭素排出量"),   QStringLiteral("出典")};
    const QStringList englishTexts{QStringLiteral("Assumptions"), QStringLiteral("Energyboundary"),
                                   QStringLiteral("baseline"),    QStringLiteral("Region"),
                                   QStringLiteral("Carbon"),      QStringLiteral("on-demandpricesof20")};
    for (const QString &text : japanese ? japaneseTexts : englishTexts)
        QVERIFY2(packed.contains(text), qPrintable(text));
    for (const QString &text : japanese ? englishTexts : japaneseTexts) {
        if (text != QStringLiteral("Carbon") && text != QStringLiteral("Region")) // parts of names of sources
            QVERIFY2(!packed.contains(text), qPrintable(text));
    }
    QVERIFY(packed.contains(withoutSpaces(Formatter(language).text(study.title))));
}

void TestReportDocument::methodNamesNotesRemarksAndSources()
{
    const Study study = shippedStudy("aws-2023-layoutlm");
    const Comparison comparison = compared(study);
    for (const Language language : {Language::Japanese, Language::English}) {
        const Formatter formatter(language);
        const QString packed = withoutSpaces(PdfReader(bytesOf(study, language)).text());
        for (const StudyNote &note : study.notes)
            QVERIFY2(packed.contains(withoutSpaces(formatter.text(note.text))),
                     qPrintable(formatter.text(note.text)));
        const Figure &energy = comparison.candidates[0].figure(Metric::Energy);
        for (const Remark remark : energy.remarks)
            QVERIFY(packed.contains(withoutSpaces(formatter.sentence(remark, energy))));
        for (const Input &input : comparison.candidates[0].figure(Metric::Cost).inputs) {
            if (input.source)
                QVERIFY2(packed.contains(withoutSpaces(formatter.text(input.source->title))),
                         input.source->id.c_str());
        }
    }
}

void TestReportDocument::scopesAndWarningsAreInTheText()
{
    const Study study = shippedStudy("aws-2023-layoutlm");
    const Comparison comparison = compared(study);
    for (const Language language : {Language::Japanese, Language::English}) {
        const Formatter formatter(language);
        const QString packed = withoutSpaces(PdfReader(bytesOf(study, language)).text());
        const QString warning = withoutSpaces(formatter.sentence(*comparison.scopeDifference(0), study));
        QCOMPARE(packed.count(warning), 2); // beside the headline and under the table
        for (const CandidateFigures &figures : comparison.candidates)
            QVERIFY(packed.contains(withoutSpaces(formatter.scope(figures.figure(Metric::Energy).scope))));
    }
}

void TestReportDocument::runsThatAreNotTrustedAreNamed()
{
    Study study = shippedStudy("aws-2023-layoutlm");
    study.candidates[0].verdict = Verdict{VerdictState::Mistrusted, {{"Drift of the rate", {}}}};
    const QString packed = withoutSpaces(PdfReader(bytesOf(study, Language::English)).text());
    // beside the headline, under the table and above the candidate's formulas
    QCOMPARE(
        packed.count(withoutSpaces(QStringLiteral("was judged mistrusted; not met: Drift of the rate."))), 3);
}

void TestReportDocument::attachmentIsTheComparison()
{
    const Study study = shippedStudy("aws-2023-bert-large");
    const QByteArray json =
        PdfReader(bytesOf(study, Language::Japanese)).attachment(QStringLiteral("comparison.json"));
    const auto parsed = nlohmann::ordered_json::parse(json.toStdString(), nullptr, false);
    QVERIFY(!parsed.is_discarded());
    QCOMPARE(parsed.dump(), comparisonToJson(study, compared(study)).dump());
}

void TestReportDocument::bookmarksLeadToTheSections()
{
    const Study study = shippedStudy("aws-2023-layoutlm");
    QCOMPARE(
        bookmarksOf(bytesOf(study, Language::English)),
        QStringList({QStringLiteral("LayoutLM real-time document understanding"),
                     QStringLiteral("Figures and assumptions"), QStringLiteral("Method and provenance")}));
    const QStringList japanese = bookmarksOf(bytesOf(study, Language::Japanese));
    QCOMPARE(japanese.size(), 3);
    QCOMPARE(japanese.first(), QStringLiteral("LayoutLM リアルタイム文書理解"));
    QVERIFY(!japanese.join(QString()).contains(QStringLiteral("provenance")));
}

void TestReportDocument::pagesAreA4LandscapeAndVector()
{
    QFETCH(QString, id);
    const PdfReader pdf(bytesOf(shippedStudy(id.toStdString()), languageOfRow()));
    QVERIFY(qAbs(pdf.pageSize().width() - 841.9) <= 0.5 && qAbs(pdf.pageSize().height() - 595.3) <= 0.5);
    QVERIFY(pdf.pageCount() >= 3);
    QCOMPARE(pdf.fontsNotEmbedded(), QStringList());
    QCOMPARE(pdf.imageCount(), 0);
}

void TestReportDocument::nothingIsPrintedOutsideThePages()
{
    QFETCH(QString, id);
    const PdfReader pdf(bytesOf(shippedStudy(id.toStdString()), languageOfRow()));
    const QRectF printable = QRectF(QPointF(), pdf.pageSize()).adjusted(28, 28, -28, -20); // a centimetre
    for (const PdfReader::Word &word : pdf.words())
        QVERIFY2(printable.contains(word.box), qPrintable(word.text + QDebug::toString(word.box)));
}

void TestReportDocument::hiddenCandidatesAreLeftOut()
{
    Study study = shippedStudy("aws-2023-layoutlm");
    study.candidates.push_back(study.candidates[0]);
    study.candidates.back().id = "secret";
    study.candidates.back().name = {"topsecret", {}};
    study.candidates.back().hidden = true;
    QVERIFY(!PdfReader(bytesOf(study, Language::English)).text().contains(QStringLiteral("topsecret")));
}

void TestReportDocument::manyCandidatesTakeMorePages()
{
    const PdfReader pdf(bytesOf(crowdedStudy(8), Language::Japanese));
    const QString packed = withoutSpaces(pdf.text());
    for (int i = 0; i < 8; ++i)
        QVERIFY2(packed.contains(QStringLiteral("第%1号機").arg(i)), qPrintable(QString::number(i)));
    for (int page = 1; page <= pdf.pageCount(); ++page) {
        const QString number = QString::number(page);
        const QString text = pdf.text({QStringLiteral("-f"), number, QStringLiteral("-l"), number});
        QVERIFY2(text.contains(QRegularExpression(QStringLiteral("\\b%1\\s*$").arg(number))),
                 qPrintable(text.right(80))); // each has its number at the foot
    }
}

void TestReportDocument::previewHasThePagesOfThePrint()
{
    const Study study = shippedStudy("aws-2023-layoutlm");
    const Comparison comparison = compared(study);
    const Formatter formatter(Language::Japanese);
    const QList<QImage> pages = ReportDocument(study, comparison, formatter).toImages(72);
    QCOMPARE(pages.size(), PdfReader(bytesOf(study, Language::Japanese)).pageCount());
    for (const QImage &page : pages) {
        QVERIFY(qAbs(page.width() - 842) <= 1 && qAbs(page.height() - 595) <= 1);
        QCOMPARE(page.pixelColor(0, 0), QColor(Qt::white));
        QVERIFY(page.convertToFormat(QImage::Format_RGB32) != QImage(page.size(), QImage::Format_RGB32));
    }
}

void TestReportDocument::themeOfTheWindowChangesNothing()
{
    const Study study = shippedStudy("aws-2023-layoutlm");
    const Comparison comparison = compared(study);
    const Formatter formatter(Language::English);
    const auto pages = [&] { return ReportDocument(study, comparison, formatter).toImages(60); };
    QList<QImage> light;
    {
        const Appearance appearance(Language::English, false);
        light = pages();
    }
    const Appearance appearance(Language::Japanese, true);
    const QList<QImage> dark = pages();
    for (qsizetype i = 0; i < light.size(); ++i)
        QVERIFY2(dark[i] == light[i], qPrintable(QString::number(i)));
    qApp->setStyleSheet({});
}

HAKARI_GUI_TEST_MAIN(TestReportDocument)
#include "tst_reportdocument.moc"
