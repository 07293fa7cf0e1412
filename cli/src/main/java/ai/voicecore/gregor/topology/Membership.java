package ai.voicecore.gregor.topology;

import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.ControllerLayout;
import ai.voicecore.gregor.spec.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the nodes of a cluster are. It is remembered with the cluster, so that a node keeps its name, its id and its volume when the
 * spec would name it otherwise by now.
 *
 * @param members in the order in which they are started
 * @param quorum empty in ZooKeeper mode
 */
public record Membership(List<Member> members, Optional<Quorum> quorum) {
    /** That of a cluster that was never deployed. */
    public static final Membership NONE = new Membership(List.of(), Optional.empty());

    /** Far from any broker's id, since both share one id space (KIP-500). */
    private static final int FIRST_CONTROLLER_ID = 3000;

    public Membership {
        members = List.copyOf(members);
    }

    /** That of a cluster which was deployed by a Gregor that did not remember it. */
    public static Membership before(ClusterSpec spec, Placement placement) {
        Optional<Quorum> quorum = spec.mode() == Mode.KRAFT ? Optional.of(Quorum.STATIC) : Optional.empty();
        return new Membership(List.of(), quorum).of(spec, placement);
    }

    /** Whether the metadata says who votes. */
    public boolean hasDynamicQuorum() {
        return quorum.filter(Quorum::dynamic).isPresent();
    }

    /** Whether this node is to be formatted as one of the first voters. */
    public boolean isInitialVoter(int id) {
        return quorum.filter(known -> known.founders().contains(id)).isPresent();
    }

    /** The same once every founder has been ready. */
    Membership formed() {
        return new Membership(members, quorum.map(Quorum::formed));
    }

    Stream<Member> members(Predicate<Role> roles) {
        return members.stream().filter(member -> roles.test(member.role()));
    }

    /** The members that a spec asks for: those of this membership as they are, new ones as the placement names them. */
    public Membership of(ClusterSpec spec, Placement placement) {
        List<Member> wanted = new ArrayList<>();
        if (spec.mode() == Mode.ZOOKEEPER) {
            add(wanted, spec.zookeepers(), index -> Role.ZOOKEEPER, spec, placement);
        } else if (spec.controllers() == ControllerLayout.DEDICATED) {
            add(wanted, spec.controllerCount(), index -> Role.CONTROLLER, spec, placement);
        }
        add(wanted, spec.brokers(), index -> brokerRole(spec, index), spec, placement);
        add(wanted, spec.registry().enabled() ? 1 : 0, index -> Role.REGISTRY, spec, placement);
        add(wanted, spec.connect().enabled() ? spec.connect().workers() : 0, index -> Role.CONNECT, spec, placement);
        return new Membership(wanted, quorum.or(() -> Quorum.of(spec, wanted)));
    }

    /** Which role the broker of a number has. */
    private interface RoleOf {
        Role at(int index);
    }

    private void add(List<Member> wanted, int count, RoleOf roles, ClusterSpec spec, Placement placement) {
        IntStream.range(0, count).forEach(index -> wanted.add(member(roles.at(index), index, spec, placement)));
    }

    private static Role brokerRole(ClusterSpec spec, int index) {
        boolean combined = spec.mode() == Mode.KRAFT && spec.controllers() == ControllerLayout.COMBINED;
        return combined && index < spec.controllerCount() ? Role.COMBINED : Role.BROKER;
    }

    private Member member(Role role, int index, ClusterSpec spec, Placement placement) {
        Optional<Member> known =
                members.stream().filter(member -> member.isAt(role, index)).findFirst();
        return new Member(
                known.map(Member::workload).orElseGet(() -> workload(role, index, placement)),
                index,
                known.map(Member::id).orElseGet(() -> id(role, index, placement)),
                role,
                known.flatMap(Member::phase).or(() -> phase(role, spec)));
    }

    /** A new node goes to those of its role. */
    private String workload(Role role, int index, Placement placement) {
        return members(role::equals).findFirst().map(Member::workload).orElseGet(() -> placement.workload(role, index));
    }

    private static int id(Role role, int index, Placement placement) {
        return switch (role) {
            case ZOOKEEPER -> placement.serverId(index);
            case CONTROLLER -> FIRST_CONTROLLER_ID + index;
            case BROKER, COMBINED, CONNECT, REGISTRY -> index;
        };
    }

    private static Optional<Phase> phase(Role role, ClusterSpec spec) {
        return role.isKafka() ? Optional.of(Phase.of(spec.mode())) : Optional.empty();
    }
}
