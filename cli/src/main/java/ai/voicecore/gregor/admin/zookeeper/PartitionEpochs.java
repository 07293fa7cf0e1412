package ai.voicecore.gregor.admin.zookeeper;

import java.util.stream.IntStream;
import org.apache.zookeeper.KeeperException;
import org.apache.zookeeper.Op;
import org.apache.zookeeper.data.Stat;

/** The versions of the znodes with the partitions' state, which are the partition epochs of a cluster with ZooKeeper. */
record PartitionEpochs(Session session) {
    private static final String TOPICS = "/brokers/topics";

    /** More than the changes that KRaft can have written together. */
    private static final int RAISE = 100;

    /** Controllers may write a partition at the same moment. */
    private static final int ATTEMPTS = 10;

    void raise() throws KeeperException, InterruptedException {
        for (String topic : session.children(TOPICS)) {
            String partitions = TOPICS + "/" + topic + "/partitions";
            for (String partition : session.children(partitions)) {
                raise(partitions + "/" + partition + "/state");
            }
        }
    }

    private void raise(String path) throws KeeperException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                Stat stat = new Stat();
                write(path, session.client().getData(path, false, stat), stat.getVersion());
                return;
            } catch (KeeperException.NoNodeException e) {
                return;
            } catch (KeeperException.BadVersionException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** The same content again and again, in one transaction; the first write fails if it has changed. */
    private void write(String path, byte[] content, int version) throws KeeperException, InterruptedException {
        session.client()
                .multi(IntStream.range(0, RAISE)
                        .mapToObj(i -> Op.setData(path, content, version + i))
                        .toList());
    }
}
