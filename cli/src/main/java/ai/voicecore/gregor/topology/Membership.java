package ai.voicecore.gregor.topology;

import ai.voicecore.gregor.spec.ClusterSpec;
import ai.voicecore.gregor.spec.ControllerLayout;
import ai.voicecore.gregor.spec.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The identities of a cluster's nodes. They are saved with the cluster, so that a node keeps its name, id and volume even
 * if the current spec would name it differently.
 *
 * @param members in start order
 * @param quorum empty in ZooKeeper mode
 */
public record Membership(List<Member> members, Optional<Quorum> quorum) {
    /** The membership of a cluster that was never deployed. */
    public static final Membership NONE = new Membership(List.of(), Optional.empty());

    /** Far from the broker ids, because both share one id space (KIP-500). */
    public static final int FIRST_CONTROLLER_ID = 3000;

    public Membership {
        members = List.copyOf(members);
    }

    /** The membership of a cluster that an older version of Gregor deployed without saving it. */
    public static Membership before(ClusterSpec spec, Placement placement) {
        Optional<Quorum> quorum = spec.mode() == Mode.KRAFT ? Optional.of(Quorum.STATIC) : Optional.empty();
        return new Membership(List.of(), quorum).of(spec, placement);
    }

    /** Whether the voters are in the metadata (dynamic quorum). */
    public boolean hasDynamicQuorum() {
        return quorum.filter(Quorum::dynamic).isPresent();
    }

    /** Whether this node is formatted as an initial voter. */
    public boolean isInitialVoter(int id) {
        return quorum.filter(known -> known.founders().contains(id)).isPresent();
    }

    /** Kafka's cluster id, if the cluster began with ZooKeeper and goes over to KRaft, or did so. */
    public Optional<String> kafkaClusterId() {
        return quorum.flatMap(Quorum::origin).map(Quorum.Origin::clusterId);
    }

    /** The number of dedicated controllers. */
    public int controllers() {
        return Math.toIntExact(members(Role.CONTROLLER::equals).count());
    }

    /** Whether some nodes are between ZooKeeper and KRaft. */
    public boolean isMigrating() {
        return members.stream().anyMatch(member -> member.phase().equals(Optional.of(Phase.MIGRATION)));
    }

    /** Whether the controllers have left ZooKeeper, or are about to. */
    public boolean isFinalizing() {
        return members(Role.CONTROLLER::equals)
                .anyMatch(member -> member.phase().equals(Optional.of(Phase.KRAFT)));
    }

    /** The same with a quorum to which the cluster goes over; its controllers come with {@link #of}. */
    public Membership towards(Quorum.Origin origin) {
        return new Membership(members, Optional.of(Quorum.migrating(origin)));
    }

    /** The same without the quorum and its controllers. */
    public Membership withoutQuorum() {
        return new Membership(
                members.stream()
                        .filter(member -> member.role() != Role.CONTROLLER)
                        .toList(),
                Optional.empty());
    }

    /** The same with all nodes of these roles in a phase. */
    public Membership with(Predicate<Role> roles, Phase phase) {
        return new Membership(
                members.stream()
                        .map(member -> roles.test(member.role()) ? member.in(phase) : member)
                        .toList(),
                quorum);
    }

    /**
     * The same with a dynamic quorum.
     *
     * @param now whether brokers become controllers while the dedicated ones are still there
     */
    public Membership combining(boolean now) {
        return new Membership(members, quorum.map(known -> known.combining(now)));
    }

    public boolean isCombining() {
        return quorum.flatMap(Quorum::origin).filter(Quorum.Origin::combining).isPresent();
    }

    Membership formed() {
        return new Membership(members, quorum.map(Quorum::formed));
    }

    Stream<Member> members(Predicate<Role> roles) {
        return members.stream().filter(member -> roles.test(member.role()));
    }

    /** The members for a spec: existing ones stay, new ones are named by the placement. */
    public Membership of(ClusterSpec spec, Placement placement) {
        List<Member> wanted = new ArrayList<>();
        if (spec.mode() == Mode.ZOOKEEPER) {
            add(wanted, spec.zookeepers(), index -> Role.ZOOKEEPER, spec, placement);
            int controllers = quorum.flatMap(Quorum::origin)
                    .map(Quorum.Origin::controllers)
                    .orElse(0);
            add(wanted, controllers, index -> Role.CONTROLLER, spec, placement);
        } else if (spec.controllers() == ControllerLayout.DEDICATED) {
            add(wanted, spec.controllerCount(), index -> Role.CONTROLLER, spec, placement);
        }
        add(wanted, spec.brokers(), index -> brokerRole(spec, index), spec, placement);
        add(wanted, spec.registry().enabled() ? 1 : 0, index -> Role.REGISTRY, spec, placement);
        add(wanted, spec.connect().enabled() ? spec.connect().workers() : 0, index -> Role.CONNECT, spec, placement);
        return new Membership(wanted, quorum.or(() -> Quorum.of(spec, wanted)));
    }

    private void add(List<Member> wanted, int count, IntFunction<Role> roles, ClusterSpec spec, Placement placement) {
        IntStream.range(0, count).forEach(index -> wanted.add(member(roles.apply(index), index, spec, placement)));
    }

    private Role brokerRole(ClusterSpec spec, int index) {
        boolean combined =
                isCombining() || (spec.mode() == Mode.KRAFT && spec.controllers() == ControllerLayout.COMBINED);
        return combined && index < spec.controllerCount() ? Role.COMBINED : Role.BROKER;
    }

    private Member member(Role role, int index, ClusterSpec spec, Placement placement) {
        // A broker may become a combined node.
        Optional<Member> known = members.stream()
                .filter(member -> member.role().stem().equals(role.stem()) && member.index() == index)
                .findFirst();
        return new Member(
                known.map(Member::workload).orElseGet(() -> workload(role, placement)),
                index,
                known.map(Member::id).orElseGet(() -> id(role, index, placement)),
                role,
                known.flatMap(Member::phase)
                        .or(() -> Optional.of(Phase.of(spec.mode(), role)).filter(phase -> role.isKafka())));
    }

    /** A new node joins the workload of its role. */
    private String workload(Role role, Placement placement) {
        return members(role::equals).findFirst().map(Member::workload).orElseGet(() -> placement.workload(role));
    }

    private static int id(Role role, int index, Placement placement) {
        return switch (role) {
            case ZOOKEEPER -> placement.serverId(index);
            case CONTROLLER -> FIRST_CONTROLLER_ID + index;
            case BROKER, COMBINED, CONNECT, REGISTRY -> index;
        };
    }
}
