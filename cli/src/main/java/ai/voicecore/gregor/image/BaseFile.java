package ai.voicecore.gregor.image;

/**
 * A file of a base image, as its last layer that has it leaves it.
 *
 * @param path without a leading slash
 * @param target for a link, the path that it leads to, without a leading slash; empty for others
 * @param layer index of the layer that it comes from
 */
record BaseFile(String path, boolean directory, String target, int layer) {
    boolean isLink() {
        return !target.isEmpty();
    }

    boolean isBelow(String directoryPath) {
        return path.startsWith(directoryPath + "/");
    }
}
