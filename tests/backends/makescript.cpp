// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <ATen/ATen.h>
#include <torch/csrc/jit/api/module.h>

#include <cstdio>
#include <exception>
#include <string>

/// makescript <definition of forward> <file>: writes a TorchScript model, which has the parameter `weight`,
/// [[0, 1, 2], [3, 4, 5]]. The tests of the torch backend take their models from here.
int main(int count, char **arguments)
{
    if (count != 3) {
        std::fputs("usage: makescript <definition> <file>\n", stderr);
        return 2;
    }
    try {
        torch::jit::Module module("Model");
        module.register_parameter("weight", at::arange(6, at::kFloat).view({2, 3}), false);
        module.define(std::string(arguments[1]) + "\n");
        module.save(arguments[2]);
    } catch (const std::exception &error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
    return 0;
}
