package ai.voicecore.gregor.change;

import static org.assertj.core.api.Assertions.assertThat;

import ai.voicecore.gregor.admin.AdminFailure;
import ai.voicecore.gregor.admin.QuorumAdmin;
import ai.voicecore.gregor.concurrent.Time;
import ai.voicecore.gregor.snapshot.QuorumSnapshot;
import ai.voicecore.gregor.snapshot.QuorumSnapshot.Voter;
import ai.voicecore.gregor.topology.Address;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A dynamic quorum in memory, with its own clock. Controllers catch up slowly, stop and start again; requests may be
 * lost, or take effect without an answer. It refuses what Kafka refuses, and the test fails if the quorum loses its
 * majority.
 */
final class SimulatedQuorum implements QuorumAdmin, Time {
    private static final long FAR_BEHIND = 60_000;

    final Map<Integer, Controller> controllers = new TreeMap<>();
    final Map<Integer, String> voters = new TreeMap<>();
    int leader;

    private final Random random;
    private final int seed;
    private int accidents;
    private long now;

    /** The controller with an id: its disk, whether it runs, and the ticks until it has caught up. */
    static final class Controller {
        String disk;
        boolean runs = true;
        int ticksToCatchUp;

        Controller(String disk, int ticksToCatchUp) {
            this.disk = disk;
            this.ticksToCatchUp = ticksToCatchUp;
        }

        boolean hasCaughtUp() {
            return runs && ticksToCatchUp == 0;
        }
    }

    /** @param accidents how many controllers may stop, and how many requests may fail */
    SimulatedQuorum(int seed, int accidents) {
        this.seed = seed;
        this.random = new Random(seed);
        this.accidents = accidents;
    }

    /** Starts a controller as an observer. */
    void start(int id, String disk) {
        controllers.put(id, new Controller(disk, 1 + random.nextInt(10)));
    }

    void startVoting(int id) {
        controllers.put(id, new Controller("disk-" + id, 0));
        voters.put(id, "disk-" + id);
    }

    /** The number of voters that run with their voting disk and have caught up. */
    long live() {
        return voters.entrySet().stream()
                .filter(voter -> isLive(voter.getKey(), voter.getValue()))
                .count();
    }

    private boolean isLive(int id, String disk) {
        Controller controller = controllers.get(id);
        return controller != null && controller.disk.equals(disk) && controller.hasCaughtUp();
    }

    @Override
    public QuorumSnapshot describe() {
        fail("describing the quorum");
        elect();
        List<Voter> voting = new ArrayList<>();
        voters.forEach((id, disk) -> voting.add(new Voter(id, disk, isLive(id, disk) ? 0 : FAR_BEHIND)));
        List<Voter> observing = new ArrayList<>();
        controllers.forEach((id, controller) -> {
            if (controller.runs && !controller.disk.equals(voters.get(id))) {
                observing.add(new Voter(id, controller.disk, controller.hasCaughtUp() ? 0 : FAR_BEHIND));
            }
        });
        return new QuorumSnapshot(leader, 1, voting, observing);
    }

    private void elect() {
        boolean stays = leader >= 0 && voters.containsKey(leader) && isLive(leader, voters.get(leader));
        if (2 * live() <= voters.size()) {
            leader = -1;
        } else if (!stays) {
            leader = voters.entrySet().stream()
                    .filter(voter -> isLive(voter.getKey(), voter.getValue()))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse(-1);
        }
    }

    @Override
    public void add(int id, String disk, Address address) {
        fail("adding a voter");
        Controller controller = controllers.get(id);
        assertThat(voters)
                .as("seed %d: Kafka refuses a second voter of an id", seed)
                .doesNotContainKey(id);
        assertThat(controller != null && controller.disk.equals(disk) && controller.hasCaughtUp())
                .as("seed %d: %d is caught up with disk %s", seed, id, disk)
                .isTrue();
        voters.put(id, disk);
        changed();
    }

    @Override
    public void remove(int id, String disk) {
        fail("removing a voter");
        assertThat(voters).as("seed %d", seed).containsEntry(id, disk);
        voters.remove(id);
        changed();
    }

    /** The answer may be lost, most often if the leader was removed. */
    private void changed() {
        assertThat(2 * live()).as("seed %d: live voters of %s", seed, voters).isGreaterThan(voters.size());
        fail("hearing the answer");
    }

    private void fail(String what) {
        if (accidents > 0 && random.nextInt(6) == 0) {
            accidents--;
            throw AdminFailure.unreachable(what);
        }
    }

    @Override
    public long nanos() {
        return now;
    }

    @Override
    public void pause(Duration length) {
        now += length.toNanos();
        controllers.values().forEach(controller -> {
            if (controller.runs) {
                controller.ticksToCatchUp = Math.max(0, controller.ticksToCatchUp - 1);
            } else if (random.nextInt(5) == 0) {
                controller.runs = true;
                controller.ticksToCatchUp = 1 + random.nextInt(5);
            }
        });
        stopOne();
    }

    /** Stops a controller at a random time, but never more controllers than the quorum can lose. */
    private void stopOne() {
        if (accidents > 0 && random.nextInt(8) == 0) {
            List<Integer> ids = List.copyOf(controllers.keySet());
            Controller unlucky = controllers.get(ids.get(random.nextInt(ids.size())));
            unlucky.runs = false;
            if (2 * live() <= voters.size()) {
                unlucky.runs = true;
            } else {
                accidents--;
            }
        }
    }
}
