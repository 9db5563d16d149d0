from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("instruments", "0002_lines"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="citation",
            options={"ordering": ["document_id", "start"]},
        ),
        migrations.AlterModelOptions(
            name="clause",
            options={"ordering": ["document_id", "position"]},
        ),
        migrations.AlterModelOptions(
            name="mandate",
            options={"ordering": ["clause_id", "start"]},
        ),
        migrations.AddField(
            model_name="document",
            name="digest",
            field=models.CharField(blank=True, max_length=64),
        ),
    ]
