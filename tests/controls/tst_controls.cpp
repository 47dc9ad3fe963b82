// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/guimain.h"
#include "widgets/controls/logslider.h"
#include "widgets/controls/numberedit.h"
#include "widgets/controls/segments.h"

#include <QInputMethodEvent>
#include <QSignalSpy>
#include <QToolButton>
#include <QVBoxLayout>

#include <cmath>

using namespace hakari;

namespace {

/// A field and a second one to which the focus can go.
struct Form : QWidget {
    Form() : edit(new NumberEdit(this)), other(new QLineEdit(this)), committed(edit, &NumberEdit::committed)
    {
        auto *layout = new QVBoxLayout(this);
        layout->addWidget(edit);
        layout->addWidget(other);
        edit->setFormatter(Formatter(Language::English));
        edit->setRange(0, 1e6);
        edit->setValue(10.0);
        show();
        activateWindow();
        edit->setFocus();
    }

    void type(const QString &text) const
    {
        edit->selectAll();
        QTest::keyClick(edit, Qt::Key_Delete);
        QInputMethodEvent typed; // unlike QTest::keyClicks it takes Japanese
        typed.setCommitString(text);
        QCoreApplication::sendEvent(edit, &typed);
    }

    bool isInvalid() const { return edit->property("invalid").toBool(); }
    double value() const { return edit->value().value_or(-1); }

    NumberEdit *edit;
    QLineEdit *other;
    QSignalSpy committed;
};

} // namespace

class TestControls : public QObject
{
    Q_OBJECT

private slots:
    void parsesNumbersAsPeopleTypeThem_data();
    void parsesNumbersAsPeopleTypeThem();
    void refusesWhatIsNoNumber_data();
    void refusesWhatIsNoNumber();
    void enterCommitsOnce();
    void leavingCommitsOnce();
    void leavingUntouchedCommitsNothing();
    void outOfRangeIsMarkedAndNeverCommitted_data();
    void outOfRangeIsMarkedAndNeverCommitted();
    void escapeBringsTheOldValueBack();
    void emptyMeansNoValueOnlyWhereOptional();
    void showsSeparatorsAndUnit();
    void unitFollowsTheLanguageInThePlaceHolderToo();
    void typedTextSurvivesARefresh();

    void sliderGivesRoundValues();
    void sliderTellsOnlyWhatThePersonDoes();
    void sliderKeepsToItsRange();

    void segmentsTellOnlyWhatThePersonDoes();
    void segmentsWorkByKeyboard();
};

void TestControls::parsesNumbersAsPeopleTypeThem_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<double>("value");
    QTest::newRow("separators") << QStringLiteral("1,234.5") << 1234.5;
    QTest::newRow("full width") << QStringLiteral("１２３") << 123.0;
    QTest::newRow("full width with separators") << QStringLiteral("１，２３４．５") << 1234.5;
    QTest::newRow("exponent") << QStringLiteral("2e6") << 2e6;
    QTest::newRow("with unit") << QStringLiteral("1,000,000 /hour") << 1e6;
    QTest::newRow("with Japanese unit") << QStringLiteral("1,000,000 件/時") << 1e6;
    QTest::newRow("true minus") << QStringLiteral("−5") << -5.0;
    QTest::newRow("percent") << QStringLiteral("85 %") << 85.0;
    QTest::newRow("blanks") << QStringLiteral("  7 ") << 7.0;
    QTest::newRow("no-break space as separator") << QStringLiteral("1\u00A0000") << 1000.0;
    QTest::newRow("plus") << QStringLiteral("+3") << 3.0;
}

void TestControls::parsesNumbersAsPeopleTypeThem()
{
    QFETCH(QString, text);
    const auto parsed = NumberEdit::parse(text);
    QVERIFY(parsed);
    QTEST(*parsed, "value");
}

void TestControls::refusesWhatIsNoNumber_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"", "abc", "-", "1.2.3", "1e", "nan", "inf", "--5", "1e999"})
        QTest::newRow(text) << QString::fromLatin1(text);
    QTest::newRow("decimal comma, which would be read as 15") << QStringLiteral("1,5");
    QTest::newRow("separators at odd places") << QStringLiteral("12,34,567");
}

void TestControls::refusesWhatIsNoNumber()
{
    QFETCH(QString, text);
    const auto parsed = NumberEdit::parse(text);
    QVERIFY2(!parsed, parsed ? qPrintable(QString::number(*parsed)) : "");
}

void TestControls::enterCommitsOnce()
{
    Form form;
    form.type(QStringLiteral("1,234.5"));
    QCOMPARE(form.committed.count(), 0);
    QTest::keyClick(form.edit, Qt::Key_Return);
    QCOMPARE(form.committed.count(), 1);
    QCOMPARE(form.value(), 1234.5);
    QTest::keyClick(form.edit, Qt::Key_Return);
    form.other->setFocus();
    QCOMPARE(form.committed.count(), 1);
}

void TestControls::leavingCommitsOnce()
{
    Form form;
    form.type(QStringLiteral("20"));
    QTRY_VERIFY(form.edit->hasFocus());
    form.other->setFocus();
    QCOMPARE(form.committed.count(), 1);
    QCOMPARE(form.value(), 20.0);
    form.edit->setFocus();
    form.other->setFocus();
    QCOMPARE(form.committed.count(), 1);
}

void TestControls::leavingUntouchedCommitsNothing()
{
    Form form;
    form.other->setFocus();
    QCOMPARE(form.committed.count(), 0);
    QCOMPARE(form.edit->text(), QStringLiteral("10"));
}

void TestControls::outOfRangeIsMarkedAndNeverCommitted_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"0", "-5",
                             "\xE2\x88\x92"
                             "5",
                             "1000001", "abc"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void TestControls::outOfRangeIsMarkedAndNeverCommitted()
{
    QFETCH(QString, text);
    Form form;
    form.type(text);
    QTest::keyClick(form.edit, Qt::Key_Return);
    QVERIFY(form.isInvalid());
    form.other->setFocus();
    QCOMPARE(form.committed.count(), 0);
    QCOMPARE(form.value(), 10.0);
    form.edit->setFocus();
    form.type(QStringLiteral("5"));
    QVERIFY(!form.isInvalid());
    form.edit->setLowIncluded(true);
    form.type(QStringLiteral("0"));
    QTest::keyClick(form.edit, Qt::Key_Return);
    QCOMPARE(form.value(), 0.0);
}

void TestControls::escapeBringsTheOldValueBack()
{
    Form form;
    form.type(QStringLiteral("abc"));
    QTest::keyClick(form.edit, Qt::Key_Return);
    QVERIFY(form.isInvalid());
    QTest::keyClick(form.edit, Qt::Key_Escape);
    QCOMPARE(form.edit->text(), QStringLiteral("10"));
    QVERIFY(!form.isInvalid());
    form.other->setFocus();
    QCOMPARE(form.committed.count(), 0);
}

void TestControls::emptyMeansNoValueOnlyWhereOptional()
{
    Form form;
    form.type({});
    QTest::keyClick(form.edit, Qt::Key_Return);
    QVERIFY(form.isInvalid());
    QCOMPARE(form.committed.count(), 0);
    form.edit->setOptional(true);
    form.type({});
    QTest::keyClick(form.edit, Qt::Key_Return);
    QCOMPARE(form.committed.count(), 1);
    QVERIFY(!form.edit->value());
    QVERIFY(form.edit->text().isEmpty());
}

void TestControls::showsSeparatorsAndUnit()
{
    NumberEdit edit;
    edit.setFormatter(Formatter(Language::English));
    edit.setUnit(QStringLiteral("/hour"));
    edit.setValue(1000000.0);
    QCOMPARE(edit.text(), QStringLiteral("1,000,000 /hour"));
    edit.setValue(1.135);
    QCOMPARE(edit.text(), QStringLiteral("1.135 /hour"));
    edit.setValue({});
    QCOMPARE(edit.text(), QString());
}

void TestControls::unitFollowsTheLanguageInThePlaceHolderToo()
{
    NumberEdit edit;
    edit.setUnit(QStringLiteral("/hour"));
    edit.setUnit(QStringLiteral("件/時"));
    QVERIFY2(!edit.placeholderText().contains(QStringLiteral("hour")), qPrintable(edit.placeholderText()));
    edit.setPlaceholderText(QStringLiteral("none"));
    edit.setUnit(QStringLiteral("ms"));
    QCOMPARE(edit.placeholderText(), QStringLiteral("none"));
}

void TestControls::typedTextSurvivesARefresh()
{
    Form form;
    QTRY_VERIFY(form.edit->hasFocus());
    form.type(QStringLiteral("4"));
    form.edit->setValue(10.0); // as a page does that shows the study anew
    QCOMPARE(form.edit->text(), QStringLiteral("4"));
}

void TestControls::sliderGivesRoundValues()
{
    LogSlider slider;
    slider.setLogRange(1e3, 1e9);
    QSignalSpy moved(&slider, &LogSlider::logValueMoved);
    for (int position = 1; position <= slider.maximum(); ++position)
        slider.setValue(position);
    QCOMPARE(moved.count(), slider.maximum());
    double last = 0;
    for (const auto &signal : moved) {
        const double value = signal.first().toDouble();
        const double digit = std::pow(10.0, std::floor(std::log10(value * (1 + 1e-9))) - 1);
        QVERIFY2(std::abs(value / digit - std::round(value / digit)) < 1e-6,
                 qPrintable(QString::number(value, 'g', 12)));
        QVERIFY(value >= last);
        last = value;
    }
    QCOMPARE(last, 1e9);
}

void TestControls::sliderTellsOnlyWhatThePersonDoes()
{
    LogSlider slider;
    QSignalSpy moved(&slider, &LogSlider::logValueMoved);
    slider.setLogRange(1e3, 1e9);
    slider.setLogValue(1e6);
    QCOMPARE(moved.count(), 0);
    QCOMPARE(slider.value(), 300);
    QTest::keyClick(&slider, Qt::Key_Right);
    QCOMPARE(moved.count(), 1);
    QVERIFY(moved.first().first().toDouble() >= 1e6);
}

void TestControls::sliderKeepsToItsRange()
{
    LogSlider slider;
    slider.setLogRange(1e3, 1e9);
    slider.setLogValue(1);
    QCOMPARE(slider.value(), slider.minimum());
    slider.setLogValue(1e12);
    QCOMPARE(slider.value(), slider.maximum());
}

void TestControls::segmentsTellOnlyWhatThePersonDoes()
{
    Segments segments({QStringLiteral("日本語"), QStringLiteral("English")});
    QSignalSpy chosen(&segments, &Segments::chosen);
    segments.setCurrent(1);
    segments.setText(0, QStringLiteral("Japanese"));
    QCOMPARE(chosen.count(), 0);
    const auto buttons = segments.findChildren<QToolButton *>();
    QVERIFY(buttons[1]->isChecked());
    QTest::mouseClick(buttons[0], Qt::LeftButton);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen.first().first().toInt(), 0);
    QVERIFY(!buttons[1]->isChecked());
}

void TestControls::segmentsWorkByKeyboard()
{
    Segments segments({QStringLiteral("a"), QStringLiteral("b")});
    segments.setCurrent(0);
    QSignalSpy chosen(&segments, &Segments::chosen);
    segments.show();
    const auto buttons = segments.findChildren<QToolButton *>();
    buttons[1]->setFocus();
    QTest::keyClick(buttons[1], Qt::Key_Space);
    QCOMPARE(chosen.count(), 1);
    QVERIFY(buttons[1]->isChecked());
}

HAKARI_GUI_TEST_MAIN(TestControls)
#include "tst_controls.moc"
