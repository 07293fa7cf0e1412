package ai.voicecore.gregor.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Tests on Kubernetes: one class at a time, because some cut or drain hosts, and beside the classes on this machine. They
 * begin first, since there is most of them to run one after the other.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ResourceLock("Kubernetes")
@Order(1)
public @interface OnKubernetes {}
