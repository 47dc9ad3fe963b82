// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/backends/torch/optimizer.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

using namespace hakari;
using namespace hakari::torchbackend;

namespace {

using Numbers = std::vector<double>;
using Settings = LayerwiseOptimizer::Settings;

constexpr int steps = 3;

/// Gradients that change in size and sign from step to step.
Numbers gradientOf(int step, std::size_t size)
{
    Numbers gradient(size);
    for (std::size_t i = 0; i < size; ++i)
        gradient[i] = std::sin(1.0 + 3.0 * step + static_cast<double>(i)) * (step + 1);
    return gradient;
}

Numbers startOf(std::size_t size)
{
    Numbers values(size);
    for (std::size_t i = 0; i < size; ++i)
        values[i] = 0.5 - 0.2 * static_cast<double>(i);
    return values;
}

double norm(const Numbers &values)
{
    return std::sqrt(std::inner_product(values.begin(), values.end(), values.begin(), 0.0));
}

/// The published rule for one tensor, element by element.
Numbers expectedAfter(Numbers weights, const Settings &settings, double decay, std::size_t first,
                      std::size_t whole)
{
    Numbers mean(weights.size());
    Numbers square(weights.size());
    for (int step = 0; step < steps; ++step) {
        const Numbers gradient = gradientOf(step, whole);
        Numbers direction(weights.size());
        for (std::size_t i = 0; i < weights.size(); ++i) {
            const double g = gradient[first + i];
            mean[i] = settings.beta1 * mean[i] + (1.0 - settings.beta1) * g;
            square[i] = settings.beta2 * square[i] + (1.0 - settings.beta2) * g * g;
            const double corrected = mean[i] / (1.0 - std::pow(settings.beta1, step + 1));
            const double scale = std::sqrt(square[i] / (1.0 - std::pow(settings.beta2, step + 1)));
            direction[i] = corrected / (scale + settings.epsilon) + decay * weights[i];
        }
        const bool scaled = settings.trustRatio && norm(weights) > 0.0;
        const double ratio = scaled ? norm(weights) / norm(direction) : 1.0;
        for (std::size_t i = 0; i < weights.size(); ++i)
            weights[i] -= settings.rate * ratio * direction[i];
    }
    return weights;
}

/// A parameter as the optimizer leaves it after those steps.
Numbers movedByOptimizer(const Numbers &start, const std::vector<std::int64_t> &shape, int parts, bool decays,
                         const Settings &settings)
{
    at::Tensor parameter = at::tensor(start, at::kDouble).to(at::kFloat).view(shape).set_requires_grad(true);
    LayerwiseOptimizer optimizer({{parameter, parts, decays}}, settings);
    for (int step = 0; step < steps; ++step) {
        const Numbers gradient = gradientOf(step, start.size());
        parameter.mutable_grad() = at::tensor(gradient, at::kDouble).to(at::kFloat).view(shape);
        optimizer.step();
    }
    const at::Tensor values = parameter.detach().to(at::kDouble).contiguous();
    return {values.data_ptr<double>(), values.data_ptr<double>() + values.numel()};
}

double largestDifference(const Numbers &a, const Numbers &b)
{
    double largest = a.size() == b.size() ? 0.0 : INFINITY;
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i)
        largest = std::max(largest, std::abs(a[i] - b[i]));
    return largest;
}

} // namespace

class TestTorchOptimizer : public QObject
{
    Q_OBJECT

private slots:
    void followsThePublishedRule_data();
    void followsThePublishedRule();
    void scalesEveryPartByItsOwnNorms();
    void movesTensorsThatAreZero();
    void dropsTheGradients();
};

void TestTorchOptimizer::followsThePublishedRule_data()
{
    QTest::addColumn<Optimizer>("optimizer");
    QTest::addColumn<bool>("decays");
    QTest::newRow("LAMB") << Optimizer::Lamb << true;
    QTest::newRow("LAMB, bias") << Optimizer::Lamb << false;
    QTest::newRow("AdamW") << Optimizer::AdamW << true;
    QTest::newRow("AdamW, bias") << Optimizer::AdamW << false;
}

void TestTorchOptimizer::followsThePublishedRule()
{
    QFETCH(Optimizer, optimizer);
    QFETCH(bool, decays);
    Settings settings = LayerwiseOptimizer::settings(optimizer);
    settings.rate = 0.1; // so that a wrong term shows
    settings.decay = 0.3;
    const Numbers start = startOf(6);
    const Numbers expected = expectedAfter(start, settings, decays ? settings.decay : 0.0, 0, 6);
    QVERIFY(largestDifference(expected, start) > 0.01);
    QVERIFY(largestDifference(movedByOptimizer(start, {3, 2}, 1, decays, settings), expected) < 1e-5);
}

void TestTorchOptimizer::scalesEveryPartByItsOwnNorms()
{
    Settings settings;
    settings.rate = 0.1;
    const Numbers start = startOf(6);
    Numbers expected;
    for (std::size_t part = 0; part < 3; ++part) {
        const auto first = static_cast<std::ptrdiff_t>(2 * part);
        const Numbers own(start.begin() + first, start.begin() + first + 2);
        const Numbers moved = expectedAfter(own, settings, settings.decay, 2 * part, start.size());
        expected.insert(expected.end(), moved.begin(), moved.end());
    }
    QVERIFY(largestDifference(movedByOptimizer(start, {3, 2}, 3, true, settings), expected) < 1e-5);
    QVERIFY(largestDifference(movedByOptimizer(start, {3, 2}, 1, true, settings), expected) > 1e-3);
}

void TestTorchOptimizer::movesTensorsThatAreZero()
{
    Settings settings;
    settings.rate = 0.1;
    at::Tensor parameter = at::zeros({4}, at::kFloat).set_requires_grad(true);
    LayerwiseOptimizer optimizer({{parameter, 1, true}}, settings);
    parameter.mutable_grad() = at::ones({4}, at::kFloat);
    optimizer.step();
    // The first step of either optimizer has the size of the rate.
    QVERIFY(at::allclose(parameter.detach(), at::full({4}, -0.1, at::kFloat)));
}

void TestTorchOptimizer::dropsTheGradients()
{
    at::Tensor parameter = at::ones({2}, at::kFloat).set_requires_grad(true);
    LayerwiseOptimizer optimizer({{parameter, 1, true}}, {});
    parameter.mutable_grad() = at::ones({2}, at::kFloat);
    optimizer.step();
    QVERIFY(!parameter.grad().defined());
}

QTEST_APPLESS_MAIN(TestTorchOptimizer)
#include "tst_torchoptimizer.moc"
