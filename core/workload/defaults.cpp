// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workload/defaults.h"

namespace hakari {

std::vector<std::string_view> suitableBackends(const Workload &workload)
{
    if (std::holds_alternative<NullModel>(workload.model))
        return {"null"};
    if (std::holds_alternative<BoostingModel>(workload.model))
        return {"xgboost"};
    const bool encoder = std::holds_alternative<EncoderModel>(workload.model);
    if (encoder && workload.task == Task::Inference)
        return {"onednn", "torch"};
    return {"torch"};
}

std::string_view usualBackend(const Workload &workload)
{
    return suitableBackends(workload).front();
}

int largestBatchOf(const Workload &workload)
{
    switch (workload.scenario) {
    case Scenario::SingleStream:
        return 1;
    case Scenario::MultiStream:
        return multiStreamSamples;
    case Scenario::Offline:
    case Scenario::Server:
        break;
    }
    return workload.batch;
}

bool takesBatch(Scenario scenario)
{
    return scenario == Scenario::Offline || scenario == Scenario::Server;
}

} // namespace hakari
