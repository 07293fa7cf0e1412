package ai.voicecore.gregor.cli;

import ai.voicecore.gregor.engine.Services;
import ai.voicecore.gregor.platform.ClusterStore;
import ai.voicecore.gregor.platform.Faults;
import ai.voicecore.gregor.platform.Platform;
import ai.voicecore.gregor.topology.Topology;

/** One cluster, with everything that commands need to work on it. */
record Cluster(Topology topology, Platform platform, ClusterStore store, Services services, Faults faults) {}
