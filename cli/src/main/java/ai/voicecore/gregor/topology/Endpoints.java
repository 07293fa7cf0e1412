package ai.voicecore.gregor.topology;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The endpoints of one node: where they are bound and where others reach them. */
record Endpoints(Map<Endpoint, Address> bind, Map<Endpoint, Address> addresses) {

    /** Those of the listeners, and the HTTP that every node has. */
    static Endpoints of(Placement placement, Role role, int index, List<Endpoint> listeners) {
        Endpoints endpoints = new Endpoints(new EnumMap<>(Endpoint.class), new EnumMap<>(Endpoint.class));
        listeners.forEach(endpoint -> endpoints.put(placement, role, index, endpoint));
        endpoints.put(placement, role, index, Endpoint.HTTP);
        return endpoints;
    }

    private void put(Placement placement, Role role, int index, Endpoint endpoint) {
        bind.put(endpoint, placement.bind(role, index, endpoint));
        addresses.put(endpoint, placement.address(role, index, endpoint));
    }
}
