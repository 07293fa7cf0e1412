package ai.voicecore.gregor.image;

import org.jspecify.annotations.Nullable;

/** The image cannot be built: what happened and where, and what to do next. */
public final class ImageProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What kind of trouble it is; the command's exit code is chosen by it. */
    public enum Kind {
        /** What was asked for cannot be: a name, a base image without the JDK that is needed. */
        BAD_REQUEST,
        /** A registry does not answer. */
        UNREACHABLE,
        /** A registry refuses. */
        REFUSED,
        /** A file cannot be read or written, or the disk is full. */
        DISK,
        /** The build was interrupted. */
        INTERRUPTED
    }

    private final Kind kind;
    private final String remedy;

    /**
     * @param message what happened and where, without a full stop
     * @param remedy what to do next, whole sentences
     */
    public ImageProblem(Kind kind, String message, String remedy) {
        this(kind, message, remedy, null);
    }

    /** As above, with the exception that tells the technical side. */
    public ImageProblem(Kind kind, String message, String remedy, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.remedy = remedy;
    }

    public Kind kind() {
        return kind;
    }

    /** What to do next. */
    public String remedy() {
        return remedy;
    }
}
