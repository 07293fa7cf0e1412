package ai.voicecore.gregor.runtime;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Records its calls. */
final class RecordingProgress implements InstallProgress {
    private final List<String> heard = new CopyOnWriteArrayList<>();

    @Override
    public void waiting(RuntimeId id) {
        heard.add("waiting " + id);
    }

    @Override
    public void started(RuntimeId id) {
        heard.add("started " + id);
    }

    @Override
    public void finished(RuntimeId id, int files, long bytes) {
        heard.add("finished " + id);
    }

    List<String> heard() {
        return List.copyOf(heard);
    }
}
