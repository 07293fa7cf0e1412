package ai.voicecore.gregor.topology;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The endpoints of one node: bind and advertised addresses. */
record Endpoints(Map<Endpoint, Address> bind, Map<Endpoint, Address> addresses) {

    /** The node's listeners and its HTTP endpoint. */
    static Endpoints of(Placement placement, Member node, List<Endpoint> listeners) {
        Endpoints endpoints = new Endpoints(new EnumMap<>(Endpoint.class), new EnumMap<>(Endpoint.class));
        listeners.forEach(endpoint -> endpoints.put(placement, node, endpoint));
        endpoints.put(placement, node, Endpoint.HTTP);
        return endpoints;
    }

    private void put(Placement placement, Member node, Endpoint endpoint) {
        bind.put(endpoint, placement.bind(node, endpoint));
        addresses.put(endpoint, placement.address(node, endpoint));
    }
}
