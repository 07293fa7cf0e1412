package ai.voicecore.gregor.platform.kubernetes;

import ai.voicecore.gregor.platform.ChangeLock;
import ai.voicecore.gregor.platform.ClusterStore;
import ai.voicecore.gregor.platform.Faults;
import ai.voicecore.gregor.platform.Platform;
import ai.voicecore.gregor.platform.kubernetes.api.Api;
import ai.voicecore.gregor.platform.kubernetes.apply.Applier;
import ai.voicecore.gregor.platform.kubernetes.fault.KubernetesFaults;
import ai.voicecore.gregor.platform.kubernetes.manifest.Manifests;
import ai.voicecore.gregor.platform.kubernetes.store.ConfigMapStore;
import ai.voicecore.gregor.platform.kubernetes.store.LeaseLock;
import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.topology.Topology;
import java.time.Clock;

/** Creates the parts of this platform. */
public final class KubernetesPlatforms {
    private final Api api;
    private final String version;
    private final boolean force;

    /**
     * For one namespace.
     *
     * @param version of Gregor, which is the tag of its image
     * @param force take over fields of other field managers
     */
    public KubernetesPlatforms(Api api, String version, boolean force) {
        this.api = api;
        this.version = version;
        this.force = force;
    }

    public ClusterStore store(Clock clock) {
        return new ConfigMapStore(api, clock);
    }

    public ChangeLock lock(Clock clock) {
        return new LeaseLock(api, clock);
    }

    public Platform platform(Topology topology) {
        return new KubernetesPlatform(
                api, topology, new Manifests(topology, image(topology.spec(), version)), new Applier(api, force));
    }

    public Faults faults() {
        return new KubernetesFaults(api);
    }

    /** The image that a spec's pods run. */
    public static String image(ClusterSpec spec, String version) {
        return spec.kubernetes().image().isEmpty()
                ? "gregor:" + version
                : spec.kubernetes().image();
    }
}
