package ai.voicecore.gregor.platform.local.software;

import ai.voicecore.gregor.platform.Progress;
import ai.voicecore.gregor.runtime.InstallProgress;
import ai.voicecore.gregor.runtime.RuntimeId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Reports an installation's progress. */
public final class InstallLines implements InstallProgress {
    private static final long MEBIBYTE = 1024L * 1024;

    private final Progress progress;
    private final Map<String, Long> loaded = new ConcurrentHashMap<>();
    private volatile String what = "";

    public InstallLines(Progress progress) {
        this.progress = progress;
    }

    @Override
    public void waiting(RuntimeId id) {
        progress.doing("waiting for another process that installs " + id);
    }

    @Override
    public void started(RuntimeId id) {
        what = "installing " + id;
        progress.doing(what);
    }

    @Override
    public void file(String name, long done, long total) {
        loaded.put(name, done);
        long mebibytes = loaded.values().stream().mapToLong(Long::longValue).sum() / MEBIBYTE;
        progress.doing(what, loaded.size() + " files, " + mebibytes + " MiB");
    }

    @Override
    public void finished(RuntimeId id, int files, long bytes) {
        progress.done("installed " + id + " (" + files + " files, " + bytes / MEBIBYTE + " MiB)");
    }
}
