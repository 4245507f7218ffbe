// Makes Settings of the layers of configuration: types, limits, and what must fit together.
#pragma once

#include "files/config_layers.hpp"
#include "settings/settings.hpp"
#include "text/complaints.hpp"

namespace tomatic {

/// Everything that is wrong goes to `complaints`; the settings are of use only if nothing is.
Settings readSettings(const ConfigLayers& layers, Complaints& complaints);

/// The parts, each on top of those before it.
void readGrid(const ConfigLayers& layers, Settings& settings, Complaints& complaints);
void readLimits(const ConfigLayers& layers, Settings& settings, Complaints& complaints);
void readForced(const ConfigLayers& layers, Settings& settings, Complaints& complaints);

}  // namespace tomatic
