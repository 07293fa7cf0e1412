package ai.voicecore.gregor.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void columnsAreAsWideAsTheirWidestCell() {
        Table table = new Table("NODE", "PHASE", "DETAIL");
        table.row("kafka-0", "ready", "");
        table.row("zookeeper-0", "up", "a very long detail");

        assertThat(table).hasToString("""
                NODE         PHASE  DETAIL
                kafka-0      ready
                zookeeper-0  up     a very long detail""");
    }

    @Test
    void anEmptyTableIsItsHeader() {
        assertThat(new Table("A", "B")).hasToString("A  B");
    }
}
