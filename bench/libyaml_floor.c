/* The floor of any tool built on libyaml: parse each file to events, make nothing of them.
   cc -O2 libyaml_floor.c -lyaml -o libyaml_floor; ./libyaml_floor FILE... */
#include <stdio.h>
#include <yaml.h>

int main(int count, char **names) {
    size_t events = 0;
    for (int i = 1; i < count; i++) {
        FILE *file = fopen(names[i], "rb");
        if (!file) return 2;
        yaml_parser_t parser;
        yaml_event_t event;
        yaml_parser_initialize(&parser);
        yaml_parser_set_input_file(&parser, file);
        for (int done = 0; !done; events++) {
            if (!yaml_parser_parse(&parser, &event)) return 1;
            done = event.type == YAML_STREAM_END_EVENT;
            yaml_event_delete(&event);
        }
        yaml_parser_delete(&parser);
        fclose(file);
    }
    printf("%zu events\n", events);
}
