package ai.voicecore.gregor.runtime.maven;

import ai.voicecore.gregor.runtime.InstallProgress;
import org.eclipse.aether.transfer.AbstractTransferListener;
import org.eclipse.aether.transfer.TransferEvent;
import org.eclipse.aether.transfer.TransferResource;

/** Reports the progress of downloads, except small files such as poms and checksums. */
final class Transfers extends AbstractTransferListener {
    private final InstallProgress progress;

    Transfers(InstallProgress progress) {
        this.progress = progress;
    }

    @Override
    public void transferProgressed(TransferEvent event) {
        report(event, event.getResource().getContentLength());
    }

    @Override
    public void transferSucceeded(TransferEvent event) {
        report(event, event.getTransferredBytes());
    }

    private void report(TransferEvent event, long total) {
        TransferResource resource = event.getResource();
        String name = resource.getResourceName();
        if (name.endsWith(".jar") || name.endsWith(".tar.gz")) {
            progress.file(name.substring(name.lastIndexOf('/') + 1), event.getTransferredBytes(), total);
        }
    }
}
