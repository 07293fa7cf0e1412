package ai.voicecore.gregor.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Tests on Kubernetes. One class runs at a time, because some of them cut or drain hosts; classes with clusters on this
 * machine run in parallel to them. They are started first, because they take the longest.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ResourceLock("Kubernetes")
@Order(1)
public @interface OnKubernetes {}
