package ai.voicecore.gregor.platform.kubernetes.fault;

import ai.voicecore.gregor.platform.Faults.Broken;
import ai.voicecore.gregor.platform.kubernetes.api.Api;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;

/** Cuts the network between two pods: by routes where they may be set, else by policies where somebody enforces them. */
final class NetworkCut {
    private final RouteCut routes;
    private final PolicyCut policies;
    private final PolicyTrial trial;

    NetworkCut(Api api) {
        this.routes = new RouteCut(api);
        this.policies = new PolicyCut(api);
        this.trial = new PolicyTrial(api);
    }

    /** What keeps it from being cut; empty if nothing does. */
    String obstacle(Pod one, Pod other) {
        String noRoutes = routes.obstacle(one, other);
        return noRoutes.isEmpty() || trial.isEnforced(other)
                ? ""
                : noRoutes + "; or a network plug-in that enforces NetworkPolicies, which none does here";
    }

    /** Takes policies away that a killed drill has left; their names. Routes end with the drill's connection. */
    List<String> mendLeftovers() {
        return policies.mendLeftovers();
    }

    Broken cut(Pod one, Pod other) {
        return routes.obstacle(one, other).isEmpty() ? routes.cut(one, other) : policies.cut(one, other);
    }
}
