// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/style/theme.h"

#include <QApplication>
#include <QStandardPaths>
#include <QTest>

namespace hakari::test {

/// Runs a test as the workbench runs: its style and font, no display, none of the person's settings.
template <class TestClass>
int runGuiTest(int argc, char **argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QStandardPaths::setTestModeEnabled(true);
    QApplication application(argc, argv);
    QApplication::setStyle(QStringLiteral("Fusion"));
    QApplication::setFont(font(FontRole::Text));
    TestClass test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace hakari::test

/// Stands in for QTEST_MAIN in tests of widgets.
#define HAKARI_GUI_TEST_MAIN(TestClass) \
    int main(int argc, char **argv) \
    { \
        return hakari::test::runGuiTest<TestClass>(argc, argv); \
    }
